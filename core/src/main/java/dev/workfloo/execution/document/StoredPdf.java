package dev.workfloo.execution.document;

import dev.workfloo.document.TreeReader;
import dev.workfloo.execution.AutomaticEvent.PdfAsked;
import dev.workfloo.execution.AutomaticEvent.PdfMade;
import dev.workfloo.execution.AutomaticEvent.PdfNotMade;
import dev.workfloo.execution.Position.Rendering;
import dev.workfloo.execution.document.StoredTable.Line;
import dev.workfloo.rule.Value;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How is kept what PDF nodes do. */
final class StoredPdf {

    private static final int SINCE = 6;

    private static final String FILES = "files";

    /** They may spell a name. */
    private static final String MISSING = "missing";

    static final StoredFamily FAMILY = new StoredFamily(
            List.of(
                    new Line<>(
                            new StoredName("pdfAsked", SINCE),
                            PdfAsked.class,
                            (event, to) -> {},
                            from -> new PdfAsked(StoredMembers.at(from), StoredMembers.node(from))),
                    new Line<>(
                            new StoredName("pdfMade", SINCE),
                            PdfMade.class,
                            (event, to) -> {
                                to.personalUnlessEmpty(FILES, StoredDocument.write(event.files()));
                                to.personal().list(MISSING, event.missing(), Value::of);
                            },
                            from -> new PdfMade(
                                    StoredMembers.at(from),
                                    StoredMembers.node(from),
                                    StoredDocument.read(StoredMembers.personal(from, FILES)),
                                    missing(from))),
                    new Line<>(
                            new StoredName("pdfNotMade", SINCE),
                            PdfNotMade.class,
                            (event, to) -> to.trail().text("reason", event.reason()),
                            from -> new PdfNotMade(
                                    StoredMembers.at(from),
                                    StoredMembers.node(from),
                                    TreeReader.text(from.trail(), "reason")))),
            List.of(new Line<>(
                    new StoredName("pdf", SINCE),
                    Rendering.class,
                    (position, to) -> StoredMembers.put(position.node(), position.visit(), to),
                    from -> new Rendering(StoredMembers.node(from), StoredMembers.visit(from)))));

    private StoredPdf() {}

    private static Set<Integer> missing(Recorded from) {
        return TreeReader.integers(from.personal(), MISSING).stream().collect(Collectors.toSet());
    }
}
