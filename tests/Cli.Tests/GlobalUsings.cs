global using System.Text.Json;
global using Shouldly;
global using Workshop.Support;
global using Xunit;
