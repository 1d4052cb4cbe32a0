global using System.Net;
global using System.Text;
global using System.Text.Json;
global using Shouldly;
global using Workshop.Keys;
global using Workshop.Support;
global using Workshop.WebFront.Tests.Workshops;
global using Xunit;
