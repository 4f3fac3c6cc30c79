package dev.workfloo.execution;

import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.ExecutionEvent.Finished;
import dev.workfloo.execution.ExecutionEvent.FormAnswered;
import dev.workfloo.execution.ExecutionEvent.FormOpened;
import dev.workfloo.execution.ExecutionEvent.LabelsPut;
import dev.workfloo.execution.ExecutionEvent.NodeFailed;
import dev.workfloo.execution.ExecutionEvent.RulesetDecided;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.ExecutionEvent.TreeDecided;
import dev.workfloo.execution.ExecutionEvent.VariablesSet;
import dev.workfloo.rule.Tree;
import dev.workfloo.rule.TreeWriter;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.Decision;
import dev.workfloo.rule.decision.TreeDecision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the events of one transition for a store, and reads them back. */
public final class EventDocument {

    private EventDocument() {}

    public static Recorded write(List<ExecutionEvent> events) {
        List<Value> trail = new ArrayList<>();
        Map<String, Value> personal = new LinkedHashMap<>();
        for (int i = 0; i < events.size(); i++) {
            Recorded one = events.get(i).fold(new Write());
            trail.add(one.trail());
            if (!one.personal().members().isEmpty()) personal.put(Integer.toString(i), one.personal());
        }
        return new Recorded(
                new TreeWriter().tree("events", new Value.Sequence(trail)).done(), new Value.Context(personal));
    }

    public static List<ExecutionEvent> read(Recorded recorded) {
        List<ExecutionEvent> events = new ArrayList<>();
        for (Value one : Tree.list(recorded.trail(), "events")) {
            Value.Context personal = Tree.object(recorded.personal(), Integer.toString(events.size()));
            events.add(read((Value.Context) one, personal));
        }
        return events;
    }

    private static ExecutionEvent read(Value.Context trail, Value.Context personal) {
        Instant at = Tree.instant(trail, "at");
        String event = Tree.text(trail, "event");
        return switch (event) {
            case "started" ->
                new Started(
                        at,
                        new ExecutionId(Tree.text(trail, "id")),
                        ExecutionDocument.readStart(new Recorded(Tree.object(trail, "start"), personal)));
            case "formOpened" -> new FormOpened(at, node(trail));
            case "formAnswered" -> new FormAnswered(at, node(trail), Tree.object(personal, "answers"));
            case "labelsPut" -> new LabelsPut(at, node(trail), Tree.texts(trail, "labels"));
            case "rulesetDecided" ->
                new RulesetDecided(at, node(trail), decision(Tree.object(trail, "decision"), personal));
            case "treeDecided" -> new TreeDecided(at, node(trail), treeDecision(trail));
            case "variablesSet" -> new VariablesSet(at, node(trail), Tree.object(personal, "values"));
            case "nodeFailed" -> new NodeFailed(at, node(trail), Tree.text(trail, "reason"));
            case "finished" -> new Finished(at, Outcome.valueOf(Tree.text(trail, "outcome")));
            default -> throw new IllegalStateException("a stored event is called " + event);
        };
    }

    private static Decision decision(Value.Context decision, Value.Context personal) {
        return new Decision(
                Tree.optionalText(decision, "exit"),
                Tree.texts(decision, "messages"),
                Tree.texts(decision, "labels"),
                Tree.object(personal, "outputs"),
                Tree.integers(decision, "rules"));
    }

    private static TreeDecision treeDecision(Value.Context trail) {
        List<TreeDecision.Step> steps = Tree.list(trail, "steps").stream()
                .map(step -> (Value.Context) step)
                .map(step -> new TreeDecision.Step(
                        Tree.text(step, "name"), Tree.optionalText(step, "message"), Tree.flag(step, "answer")))
                .toList();
        return new TreeDecision(Tree.text(trail, "exit"), steps);
    }

    private static NodeId node(Value.Context trail) {
        return new NodeId(Tree.text(trail, "node"));
    }

    private static final class Write implements ExecutionEvent.Cases<Recorded> {

        private static TreeWriter trail(String name, ExecutionEvent event) {
            return new TreeWriter().text("event", name).text("at", event.at().toString());
        }

        private static TreeWriter at(String name, ExecutionEvent event, NodeId node) {
            return trail(name, event).text("node", node.name());
        }

        /** What was computed tells of the person as much as what it was computed from. */
        private static Value.Context values(String member, Value.Context values) {
            return values.members().isEmpty()
                    ? Value.Context.EMPTY
                    : new TreeWriter().tree(member, values).done();
        }

        private static Recorded impersonal(TreeWriter trail) {
            return new Recorded(trail.done(), Value.Context.EMPTY);
        }

        @Override
        public Recorded started(Started event) {
            Recorded start = ExecutionDocument.writeStart(event.start());
            TreeWriter trail =
                    trail("started", event).text("id", event.id().hex()).tree("start", start.trail());
            return new Recorded(trail.done(), start.personal());
        }

        @Override
        public Recorded formOpened(FormOpened event) {
            return impersonal(at("formOpened", event, event.node()));
        }

        @Override
        public Recorded formAnswered(FormAnswered event) {
            return new Recorded(
                    at("formAnswered", event, event.node()).done(),
                    new TreeWriter().tree("answers", event.answers()).done());
        }

        @Override
        public Recorded labelsPut(LabelsPut event) {
            return impersonal(at("labelsPut", event, event.node()).texts("labels", event.labels()));
        }

        @Override
        public Recorded rulesetDecided(RulesetDecided event) {
            Decision decision = event.decision();
            Value.Context impersonal = new TreeWriter()
                    .text("exit", decision.exit())
                    .texts("messages", decision.messages())
                    .texts("labels", decision.labels())
                    .list("rules", decision.rules(), Value::of)
                    .done();
            return new Recorded(
                    at("rulesetDecided", event, event.node())
                            .tree("decision", impersonal)
                            .done(),
                    values("outputs", decision.outputs()));
        }

        @Override
        public Recorded treeDecided(TreeDecided event) {
            return impersonal(at("treeDecided", event, event.node())
                    .text("exit", event.decision().exit())
                    .list(
                            "steps",
                            event.decision().steps(),
                            step -> new TreeWriter()
                                    .text("name", step.name())
                                    .text("message", step.message())
                                    .flag("answer", step.answer())
                                    .done()));
        }

        @Override
        public Recorded variablesSet(VariablesSet event) {
            return new Recorded(at("variablesSet", event, event.node()).done(), values("values", event.values()));
        }

        @Override
        public Recorded nodeFailed(NodeFailed event) {
            return impersonal(at("nodeFailed", event, event.node()).text("reason", event.reason()));
        }

        @Override
        public Recorded finished(Finished event) {
            return impersonal(
                    trail("finished", event).text("outcome", event.outcome().name()));
        }
    }
}
