package dev.workfloo.execution.document;

import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionEvent.NodeEvent;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.document.StoredTable.Line;
import java.util.List;
import java.util.function.Function;

/** All families of steps, and the tables of what can happen there and of how an execution can stand. */
final class StoredFamilies {

    private static final List<StoredFamily> ALL = List.of(
            StoredLife.FAMILY,
            StoredForm.FAMILY,
            StoredAutomatic.FAMILY,
            StoredNip.FAMILY,
            StoredConnector.FAMILY,
            StoredOtp.FAMILY,
            StoredReview.FAMILY,
            StoredDocument.FAMILY,
            StoredPdf.FAMILY);

    static final StoredTable<ExecutionEvent> EVENTS =
            new StoredTable<>("event", StoredFamilies::begin, all(StoredFamily::events));

    static final StoredTable<Position> POSITIONS =
            new StoredTable<>("at", (position, to) -> {}, all(StoredFamily::positions));

    private StoredFamilies() {}

    private static <T> List<Line<? extends T>> all(Function<StoredFamily, List<Line<? extends T>>> lines) {
        return ALL.stream().map(lines).flatMap(List::stream).toList();
    }

    private static void begin(ExecutionEvent event, Draft to) {
        to.trail().text("at", to.moments().text(event.at()));
        if (event instanceof NodeEvent there)
            to.trail().text("node", there.node().name());
    }
}
