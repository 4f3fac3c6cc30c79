package dev.workfloo.execution.document;

import dev.workfloo.definition.NodeId;
import dev.workfloo.document.TreeReader;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.subscription.EventPlace;
import dev.workfloo.execution.subscription.WorkflooEvent;
import dev.workfloo.execution.subscription.WorkflooEvent.Detail;
import dev.workfloo.execution.subscription.WorkflooEvent.Kind;
import dev.workfloo.execution.subscription.WorkflooEvent.Source;
import dev.workfloo.rule.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a host is told of a transition. It is read of the trail alone, so that nothing personal is decrypted for it. */
public final class EventTrail {

    private EventTrail() {}

    /**
     * The events of a transition, in their order.
     *
     * @param trail as {@link EventDocument#write} gives it
     * @throws IllegalStateException when a newer release wrote it
     */
    public static List<WorkflooEvent> read(EventPlace place, Source source, Value.Context trail) {
        List<Value> stored = TreeReader.list(trail, "events");
        List<WorkflooEvent> events = new ArrayList<>();
        for (Value one : stored) {
            int revision = place.revision() - stored.size() + events.size() + 1;
            events.add(read(
                    new EventPlace(place.execution(), revision),
                    source,
                    new Recorded((Value.Context) one, Value.Context.EMPTY)));
        }
        return List.copyOf(events);
    }

    /** The same of events that are not stored as documents. */
    public static List<WorkflooEvent> of(EventPlace place, Source source, List<ExecutionEvent> events) {
        return read(place, source, EventDocument.write(events).trail());
    }

    private static WorkflooEvent read(EventPlace place, Source source, Recorded event) {
        Value.Context trail = event.trail();
        String name = TreeReader.text(trail, "event");
        return new WorkflooEvent(
                place,
                source,
                StoredMembers.at(event),
                kind(name),
                new Detail(
                        name,
                        TreeReader.optionalText(trail, "node").map(NodeId::new),
                        exit(name, trail),
                        outcome(name, trail)));
    }

    private static Optional<String> exit(String name, Value.Context trail) {
        return switch (name) {
            case "rulesetDecided" -> TreeReader.optionalText(TreeReader.object(trail, "decision"), "exit");
            case "treeDecided" -> TreeReader.optionalText(trail, "exit");
            default -> Optional.empty();
        };
    }

    private static Optional<Outcome> outcome(String name, Value.Context trail) {
        return name.equals("finished")
                ? TreeReader.optionalText(trail, "outcome").map(Outcome::valueOf)
                : Optional.empty();
    }

    /** By the names under which events are stored; a test asks that all are here. */
    static Kind kind(String name) {
        return switch (name) {
            case "started" -> Kind.STARTED;
            case "formOpened", "documentOpened", "reviewOpened", "nipOpened", "otpOpened" -> Kind.WAITS;
            case "connectorAsked", "timerSet", "pdfAsked" -> Kind.WAITS;
            case "formAnswered", "documentAnswered", "nipAuthorised", "otpVerified" -> Kind.ANSWERED;
            case "reviewDecided", "fieldsSentBack", "fieldsCorrected" -> Kind.ANSWERED;
            case "connectorAnswered", "timerEnded", "pdfMade" -> Kind.ANSWERED;
            case "nipRequested", "nipDrawn", "nipDelivered", "nipMistyped", "nipConfirmed" -> Kind.TRIED;
            case "otpBegun", "otpNotBegun", "otpFellBack", "otpPresented", "otpUnjudged", "otpMistyped" -> Kind.TRIED;
            case "connectorFailed", "pdfNotMade" -> Kind.TRIED;
            case "rulesetDecided", "treeDecided" -> Kind.DECIDED;
            case "labelsPut", "variablesSet" -> Kind.PASSED;
            case "nodeFailed" -> Kind.FAILED;
            case "finished" -> Kind.ENDED;
            default -> throw new IllegalStateException("a newer release wrote an event: " + name);
        };
    }
}
