// Servers that are started from here on carry the bot on the Microsoft 365 Agents SDK.
process.env["BOT_SDK"] = "agents";
