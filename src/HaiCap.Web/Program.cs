using HaiCap.Web.Commands;

return await HaiCapCommand.RunAsync(args);
