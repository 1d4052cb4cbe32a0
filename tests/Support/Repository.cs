using System.Reflection;

namespace Workshop.Support;

/// <summary>Where things lie in the checkout that the tests run from.</summary>
public static class Repository
{
    /// <summary>The folder that has <c>Directory.Build.props</c> and the projects' folders in it.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The configuration that this was built in: <c>Debug</c>, <c>Release</c> or <c>Cluster</c>.</summary>
    public static string Configuration { get; } =
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key is "Configuration").Value!;

    /// <summary>An absolute path from one below <see cref="Root"/>.</summary>
    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Directory.Build.props")) && Directory.Exists(Path.Combine(folder.FullName, "Core")))
                return folder.FullName;
        }
        throw new InvalidOperationException($"No checkout around {AppContext.BaseDirectory}.");
    }
}
