package dev.workfloo.definition.document;

import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.document.DocumentReader;
import dev.workfloo.document.Finding;
import dev.workfloo.document.Findings;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.syntax.Names;
import io.vavr.control.Either;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Reads a definition document, given as a plain tree. Its {@code scenarios} are read apart: they belong to no version. */
public final class DefinitionReader {

    /** Stands where an id could not be read; a document with such a finding never leaves the reader. */
    private static final String NO_ID = "0".repeat(24);

    private static final NodeId NO_NODE = new NodeId("unreadable");

    /** Far beyond what an origination takes, and far from where dates end. */
    private static final Duration LONGEST = Duration.ofDays(36_525);

    private static final String DURATION = "must be an ISO 8601 duration of days, hours, minutes and seconds, more than"
            + " nothing and 100 years at most, such as ";

    private DefinitionReader() {}

    /** The definition, or every place where the document does not have the right form. */
    public static Either<List<Finding>, WorkflooDefinition> read(Value document) {
        Findings findings = new Findings();
        WorkflooDefinition definition = definition(DocumentReader.composed(document, findings));
        return findings.hasErrors() ? Either.left(findings.all()) : Either.right(definition);
    }

    private static WorkflooDefinition definition(DocumentReader document) {
        DefinitionId id = id(document);
        String name = document.text("name");
        Optional<Duration> expiresAfter =
                document.parsed("expiresAfter", DefinitionReader::parseDuration, DURATION + "P7D");
        ZoneId zone = zone(document);
        document.required("start");
        NodeId start = nodeId(document, "start").orElse(NO_NODE);
        document.required("nodes");
        List<Node> nodes = document.objects("nodes").stream()
                .map(NodeKind::read)
                .flatMap(Optional::stream)
                .toList();
        document.any("scenarios");
        document.done();
        return new WorkflooDefinition(id, name, expiresAfter, zone, start, nodes);
    }

    private static DefinitionId id(DocumentReader document) {
        document.required("id");
        return document.parsed("id", DefinitionId::parse, "must be 24 hex digits")
                .orElse(new DefinitionId(NO_ID));
    }

    static Optional<NodeId> nodeId(DocumentReader reader, String member) {
        String otherwise = reader.optionalText(member).map(Names::refusal).orElse(Names.RULE);
        return reader.parsed(member, NodeId::parse, otherwise);
    }

    static Optional<Duration> duration(DocumentReader document, String member) {
        return document.parsed(member, DefinitionReader::parseDuration, DURATION + "PT30S");
    }

    private static Optional<Duration> parseDuration(String text) {
        try {
            return Optional.of(Duration.parse(text))
                    .filter(it -> !it.isNegative() && !it.isZero() && it.compareTo(LONGEST) <= 0);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The {@code timeZone} of a document, UTC where it names none. */
    public static ZoneId zone(DocumentReader document) {
        return document.parsed("timeZone", DefinitionReader::parseZone, "must be a zone, such as America/Mexico_City")
                .orElse(ZoneOffset.UTC);
    }

    private static Optional<ZoneId> parseZone(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
