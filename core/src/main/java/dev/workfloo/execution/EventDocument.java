package dev.workfloo.execution;

import dev.workfloo.definition.NodeId;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.execution.ExecutionEvent.Call;
import dev.workfloo.execution.ExecutionEvent.ConnectorAnswered;
import dev.workfloo.execution.ExecutionEvent.ConnectorAsked;
import dev.workfloo.execution.ExecutionEvent.ConnectorFailed;
import dev.workfloo.execution.ExecutionEvent.Finished;
import dev.workfloo.execution.ExecutionEvent.FormAnswered;
import dev.workfloo.execution.ExecutionEvent.FormOpened;
import dev.workfloo.execution.ExecutionEvent.LabelsPut;
import dev.workfloo.execution.ExecutionEvent.NipAuthorised;
import dev.workfloo.execution.ExecutionEvent.NipConfirmed;
import dev.workfloo.execution.ExecutionEvent.NipDelivered;
import dev.workfloo.execution.ExecutionEvent.NipDrawn;
import dev.workfloo.execution.ExecutionEvent.NipMistyped;
import dev.workfloo.execution.ExecutionEvent.NipOpened;
import dev.workfloo.execution.ExecutionEvent.NipRequested;
import dev.workfloo.execution.ExecutionEvent.NodeFailed;
import dev.workfloo.execution.ExecutionEvent.RulesetDecided;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.ExecutionEvent.TreeDecided;
import dev.workfloo.execution.ExecutionEvent.VariablesSet;
import dev.workfloo.rule.Tree;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.Decision;
import dev.workfloo.rule.decision.TreeDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
            case "nipOpened" -> new NipOpened(at, node(trail), NipDocument.readRecipient(personal));
            case "nipRequested" ->
                new NipRequested(
                        at, node(trail), NipDocument.readSend(new Recorded(Tree.object(trail, "send"), personal)));
            case "nipDrawn" -> new NipDrawn(at, node(trail), NipDocument.readDrawn(new Recorded(trail, personal)));
            case "nipDelivered" ->
                new NipDelivered(at, node(trail), Tree.integer(trail, "send"), NipDocument.readDelivery(trail));
            case "nipMistyped" -> new NipMistyped(at, node(trail));
            case "nipConfirmed" -> new NipConfirmed(at, node(trail));
            case "nipAuthorised" ->
                new NipAuthorised(
                        at,
                        node(trail),
                        Tree.integer(trail, "visit"),
                        NipDocument.readFacts(new Recorded(Tree.object(trail, "facts"), personal)));
            case "connectorAsked" -> new ConnectorAsked(at, node(trail), Tree.object(personal, "request"));
            case "connectorAnswered" ->
                new ConnectorAnswered(at, node(trail), call(trail), Tree.object(personal, "response"));
            case "connectorFailed" ->
                new ConnectorFailed(
                        at,
                        node(trail),
                        call(trail),
                        Tree.text(trail, "code"),
                        Tree.optionalText(personal, "message").orElse(""),
                        Tree.flag(trail, "answered"),
                        Tree.optionalText(trail, "cause").flatMap(LossCause::parse),
                        Tree.optionalText(trail, "retryAt").map(Instant::parse));
            case "nodeFailed" -> new NodeFailed(at, node(trail), Tree.text(trail, "reason"));
            case "finished" -> new Finished(at, Outcome.valueOf(Tree.text(trail, "outcome")));
            default -> throw new IllegalStateException("a stored event is called " + event);
        };
    }

    private static Call call(Value.Context trail) {
        return new Call(
                Tree.integer(trail, "turn"),
                Duration.parse(Tree.text(trail, "took")),
                trail.get("httpCode") == Value.NULL ? Optional.empty() : Optional.of(Tree.integer(trail, "httpCode")));
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
        public Recorded nipOpened(NipOpened event) {
            return new Recorded(
                    at("nipOpened", event, event.node()).done(), NipDocument.writeRecipient(event.recipient()));
        }

        @Override
        public Recorded nipRequested(NipRequested event) {
            Recorded send = NipDocument.writeSend(event.send());
            return new Recorded(
                    at("nipRequested", event, event.node())
                            .tree("send", send.trail())
                            .done(),
                    send.personal());
        }

        @Override
        public Recorded nipDrawn(NipDrawn event) {
            Recorded drawn = NipDocument.writeDrawn(event.code());
            TreeWriter trail = at("nipDrawn", event, event.node());
            drawn.trail().members().forEach(trail::tree);
            return new Recorded(trail.done(), drawn.personal());
        }

        @Override
        public Recorded nipDelivered(NipDelivered event) {
            TreeWriter trail = at("nipDelivered", event, event.node()).number("send", event.send());
            return impersonal(NipDocument.writeDelivery(event.delivery(), trail));
        }

        @Override
        public Recorded nipMistyped(NipMistyped event) {
            return impersonal(at("nipMistyped", event, event.node()));
        }

        @Override
        public Recorded nipConfirmed(NipConfirmed event) {
            return impersonal(at("nipConfirmed", event, event.node()));
        }

        @Override
        public Recorded nipAuthorised(NipAuthorised event) {
            Recorded facts = NipDocument.writeFacts(event.facts());
            return new Recorded(
                    at("nipAuthorised", event, event.node())
                            .number("visit", event.visit())
                            .tree("facts", facts.trail())
                            .done(),
                    facts.personal());
        }

        @Override
        public Recorded connectorAsked(ConnectorAsked event) {
            return new Recorded(at("connectorAsked", event, event.node()).done(), values("request", event.request()));
        }

        private static TreeWriter called(String name, ExecutionEvent event, NodeId node, Call call) {
            return at(name, event, node)
                    .number("turn", call.turn())
                    .text("took", call.took().toString())
                    .number("httpCode", call.httpCode());
        }

        @Override
        public Recorded connectorAnswered(ConnectorAnswered event) {
            return new Recorded(
                    called("connectorAnswered", event, event.node(), event.call())
                            .done(),
                    values("response", event.response()));
        }

        @Override
        public Recorded connectorFailed(ConnectorFailed event) {
            return new Recorded(
                    called("connectorFailed", event, event.node(), event.call())
                            .text("code", event.code())
                            .flag("answered", event.answered())
                            .text("cause", event.cause().map(Enum::name))
                            .text("retryAt", event.retryAt().map(Instant::toString))
                            .done(),
                    new TreeWriter().text("message", event.message()).done());
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
