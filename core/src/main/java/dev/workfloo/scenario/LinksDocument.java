package dev.workfloo.scenario;

import dev.workfloo.definition.NodeId;
import dev.workfloo.document.DocumentReader;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.rule.Value;
import dev.workfloo.scenario.Links.Link;
import io.vavr.control.Either;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads and writes what services answer, as it stands under {@code links} in a scenario. */
final class LinksDocument {

    private static final Duration LONGEST = Duration.ofDays(1);

    private LinksDocument() {}

    static Links read(DocumentReader scenario) {
        Map<NodeId, Link> links = new LinkedHashMap<>();
        scenario.object("links").ifPresent(document -> {
            for (String name : document.names()) {
                Optional<NodeId> node = node(name, document);
                document.object(name).ifPresent(link -> node.ifPresent(id -> links.put(id, link(link))));
            }
        });
        return new Links(links);
    }

    /** What stands there by its node; a name that no node can have is a finding. */
    static Optional<NodeId> node(String name, DocumentReader byNode) {
        Optional<NodeId> node = NodeId.parse(name);
        if (node.isEmpty()) byNode.error(name, "is not the id of a node");
        return node;
    }

    private static Link link(DocumentReader document) {
        Optional<DocumentReader> error = document.object("error");
        boolean responds = document.names().contains("response");
        if (error.isPresent() == responds) document.error("", "must have either a response or an error");
        Value.Context response = new Value.Context(document.members("response"));
        Link link = new Link(
                error.map(LinksDocument::error)
                        .<Either<Links.Error, Value.Context>>map(Either::left)
                        .orElseGet(() -> Either.right(response)),
                document.parsed("after", LinksDocument::duration, "must be an ISO 8601 duration of at most a day")
                        .orElse(Duration.ZERO),
                document.count("failFirst").orElse(0));
        document.done();
        return link;
    }

    private static Links.Error error(DocumentReader document) {
        Links.Error error = new Links.Error(
                document.text("code"), document.optionalText("message").orElse(""));
        document.done();
        return error;
    }

    private static Optional<Duration> duration(String text) {
        try {
            return Optional.of(Duration.parse(text)).filter(it -> !it.isNegative() && it.compareTo(LONGEST) <= 0);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Value.Context write(Links links) {
        Map<String, Value> written = new LinkedHashMap<>();
        links.byNode().forEach((node, link) -> written.put(node.name(), write(link)));
        return new Value.Context(written);
    }

    private static Value write(Link link) {
        TreeWriter tree = new TreeWriter();
        link.answer()
                .peek(response -> tree.tree("response", response))
                .peekLeft(error -> tree.tree(
                        "error",
                        new TreeWriter()
                                .text("code", error.code())
                                .text("message", error.message())
                                .done()));
        if (!link.after().isZero()) tree.text("after", link.after().toString());
        if (link.failFirst() > 0) tree.number("failFirst", link.failFirst());
        return tree.done();
    }
}
