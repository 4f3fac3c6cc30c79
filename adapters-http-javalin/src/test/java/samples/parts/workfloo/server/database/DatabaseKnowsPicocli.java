package samples.parts.workfloo.server.database;

import picocli.CommandLine;

public record DatabaseKnowsPicocli(CommandLine commandLine) {}
