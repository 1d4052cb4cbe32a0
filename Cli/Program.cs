using Workshop.Cli;

return await WorkshopCommand.RunAsync(args);
