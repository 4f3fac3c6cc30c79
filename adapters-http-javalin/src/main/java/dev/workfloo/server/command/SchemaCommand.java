package dev.workfloo.server.command;

import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code schema definition|scenario|pool|connectors}: prints the JSON Schema of a document, for an editor. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "Prints the JSON Schema (2020-12) of a document, with which an editor completes and checks it.")
final class SchemaCommand {

    @Spec
    private @Nullable CommandSpec spec;

    @Command(mixinStandardHelpOptions = true, description = "Of a definition, with its scenarios.")
    int definition() {
        return print(PublishedSchema.definition());
    }

    @Command(mixinStandardHelpOptions = true, description = "Of one scenario.")
    int scenario() {
        return print(PublishedSchema.scenario());
    }

    @Command(mixinStandardHelpOptions = true, description = "Of a pool of definitions.")
    int pool() {
        return print(PublishedSchema.pool());
    }

    @Command(mixinStandardHelpOptions = true, description = "Of the connector file.")
    int connectors() {
        return print(PublishedSchema.connectors());
    }

    private int print(PublishedSchema schema) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.print(schema.text());
        out.flush();
        return 0;
    }
}
