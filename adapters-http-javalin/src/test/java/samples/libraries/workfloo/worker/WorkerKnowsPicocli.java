package samples.libraries.workfloo.worker;

import picocli.CommandLine;

public record WorkerKnowsPicocli(CommandLine line) {}
