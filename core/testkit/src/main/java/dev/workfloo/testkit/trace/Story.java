package dev.workfloo.testkit.trace;

import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionEvent.NodeEvent;
import dev.workfloo.execution.Position;
import dev.workfloo.rule.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a run did and why, in words: a line for each visit to a node. */
public final class Story {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss VV", Locale.ROOT);

    private final RunTrace trace;
    private final List<Line> lines = new ArrayList<>();

    private Story(RunTrace trace) {
        this.trace = trace;
    }

    private record Line(NodeId node, String text) {}

    /** The story of a run. */
    public static Story of(RunTrace trace) {
        Story story = new Story(trace);
        Visit.all(trace).forEach(story::tell);
        return story;
    }

    private void tell(Visit visit) {
        StoryClauses clauses = new StoryClauses(trace.flow(), visit);
        List<String> said = new ArrayList<>();
        for (NodeEvent event : visit.events()) {
            String clause = event.fold(clauses);
            if (!clause.isEmpty()) said.add(clause);
        }
        String all = said.isEmpty() ? "the run comes here" : String.join("; ", said);
        lines.add(new Line(visit.node(), NodeTitle.of(trace.flow().node(visit.node())) + ": " + all));
    }

    /** What is told of a node, visit by visit; empty where the run did not come there. */
    public String at(NodeId node) {
        return where(node::equals);
    }

    /** What is told of all that was decided; empty where nothing was. */
    public String decisions() {
        return where(trace.taken().stream().map(TakenDecision::node).toList()::contains);
    }

    private String where(Predicate<NodeId> which) {
        return lines.stream()
                .filter(line -> which.test(line.node()))
                .map(line -> "  " + line.text())
                .collect(Collectors.joining("\n"));
    }

    /** What is told last, before the end; empty where nothing is. */
    public String last() {
        return lines.isEmpty() ? "" : "  " + lines.get(lines.size() - 1).text();
    }

    /** All of it. */
    public String text() {
        Instant start = trace.execution().startedAt();
        StringBuilder text = new StringBuilder("start: ").append(moment(start)).append("\n");
        lines.forEach(line -> text.append(line.text()).append("\n"));
        return text.append(end()).toString();
    }

    /** How the run stands: {@code end: SUCCESS after 3 d}. */
    public String end() {
        Position position = trace.execution().position();
        String after =
                " after " + TraceWords.of(Duration.between(trace.execution().startedAt(), moved()));
        return position.outcome()
                .map(outcome -> "end: " + outcome + after + cancelled(position))
                .or(() -> position.waitsAt()
                        .map(node ->
                                "now: waits at " + NodeTitle.of(trace.flow().node(node)) + after))
                .orElse("now: under way");
    }

    /** A value, as stories tell of it. */
    public static String words(Value value) {
        return TraceWords.of(value);
    }

    private static String cancelled(Position position) {
        return position instanceof Position.Finished finished
                        && finished.cancelled().isPresent()
                ? ", cancelled"
                : "";
    }

    private Instant moved() {
        List<ExecutionEvent> events = trace.events();
        return events.get(events.size() - 1).at();
    }

    private String moment(Instant at) {
        ZonedDateTime local = at.atZone(trace.flow().definition().timeZone());
        return MOMENT.format(local);
    }
}
