package dev.workfloo.execution.document;

import dev.workfloo.definition.NodeId;
import dev.workfloo.document.TreeReader;
import dev.workfloo.execution.AutomaticEvent.LabelsPut;
import dev.workfloo.execution.AutomaticEvent.RulesetDecided;
import dev.workfloo.execution.AutomaticEvent.TreeDecided;
import dev.workfloo.execution.AutomaticEvent.VariablesSet;
import dev.workfloo.execution.ConnectorEvent.Call;
import dev.workfloo.execution.ConnectorEvent.ConnectorAnswered;
import dev.workfloo.execution.ConnectorEvent.ConnectorAsked;
import dev.workfloo.execution.ConnectorEvent.ConnectorFailed;
import dev.workfloo.execution.ConnectorEvent.Failure;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionEvent.Finished;
import dev.workfloo.execution.ExecutionEvent.NodeEvent;
import dev.workfloo.execution.ExecutionEvent.NodeFailed;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.FormEvent.FormAnswered;
import dev.workfloo.execution.FormEvent.FormOpened;
import dev.workfloo.execution.LossCause;
import dev.workfloo.execution.NipEvent.NipAuthorised;
import dev.workfloo.execution.NipEvent.NipConfirmed;
import dev.workfloo.execution.NipEvent.NipDelivered;
import dev.workfloo.execution.NipEvent.NipDrawn;
import dev.workfloo.execution.NipEvent.NipMistyped;
import dev.workfloo.execution.NipEvent.NipOpened;
import dev.workfloo.execution.NipEvent.NipRequested;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.document.StoredTable.Line;
import dev.workfloo.rule.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How each kind of event is written and read. A line that changes so that older software cannot read it gets a new format. */
final class StoredEvent {

    static final StoredTable<ExecutionEvent> TABLE = new StoredTable<>(
            "event",
            StoredEvent::begin,
            List.of(
                    new Line<>(
                            named("started", 1),
                            Started.class,
                            (event, to) -> {
                                Recorded start = StoredStart.write(event.start());
                                to.trail().text("id", event.id().hex()).tree("start", start.trail());
                                to.personal(start.personal());
                            },
                            from -> new Started(
                                    at(from),
                                    new ExecutionId(TreeReader.text(from.trail(), "id")),
                                    StoredStart.read(
                                            new Recorded(TreeReader.object(from.trail(), "start"), from.personal())))),
                    new Line<>(
                            named("formOpened", 1),
                            FormOpened.class,
                            (event, to) -> {},
                            from -> new FormOpened(at(from), node(from))),
                    new Line<>(
                            named("formAnswered", 1),
                            FormAnswered.class,
                            (event, to) -> to.personal().tree("answers", event.answers()),
                            from -> new FormAnswered(at(from), node(from), personal(from, "answers"))),
                    new Line<>(
                            named("labelsPut", 1),
                            LabelsPut.class,
                            (event, to) -> to.trail().texts("labels", event.labels()),
                            from -> new LabelsPut(at(from), node(from), TreeReader.texts(from.trail(), "labels"))),
                    new Line<>(
                            named("rulesetDecided", 2),
                            RulesetDecided.class,
                            (event, to) -> {
                                to.trail().tree("decision", StoredDecision.write(event.decision()));
                                to.personalUnlessEmpty(
                                        "outputs", event.decision().outputs());
                            },
                            from -> new RulesetDecided(
                                    at(from),
                                    node(from),
                                    StoredDecision.read(
                                            TreeReader.object(from.trail(), "decision"), personal(from, "outputs")))),
                    new Line<>(
                            named("treeDecided", 2),
                            TreeDecided.class,
                            (event, to) -> StoredDecision.write(event.decision(), to.trail()),
                            from -> new TreeDecided(at(from), node(from), StoredDecision.read(from.trail()))),
                    new Line<>(
                            named("variablesSet", 2),
                            VariablesSet.class,
                            (event, to) -> to.personalUnlessEmpty("values", event.values()),
                            from -> new VariablesSet(at(from), node(from), personal(from, "values"))),
                    new Line<>(
                            named("nipOpened", 3),
                            NipOpened.class,
                            (event, to) -> to.personal(NipDocument.writeRecipient(event.recipient())),
                            from -> new NipOpened(at(from), node(from), NipDocument.readRecipient(from.personal()))),
                    new Line<>(
                            named("nipRequested", 3),
                            NipRequested.class,
                            (event, to) -> {
                                Recorded send = NipDocument.writeSend(event.send());
                                to.trail().tree("send", send.trail());
                                to.personal(send.personal());
                            },
                            from -> new NipRequested(
                                    at(from),
                                    node(from),
                                    NipDocument.readSend(
                                            new Recorded(TreeReader.object(from.trail(), "send"), from.personal())))),
                    new Line<>(
                            named("nipDrawn", 3),
                            NipDrawn.class,
                            (event, to) -> {
                                Recorded drawn = NipDocument.writeDrawn(event.code());
                                drawn.trail().members().forEach(to.trail()::tree);
                                to.personal(drawn.personal());
                            },
                            from -> new NipDrawn(at(from), node(from), NipDocument.readDrawn(from))),
                    new Line<>(
                            named("nipDelivered", 3),
                            NipDelivered.class,
                            (event, to) -> NipDocument.writeDelivery(
                                    event.delivery(), to.trail().number("send", event.send())),
                            from -> new NipDelivered(
                                    at(from),
                                    node(from),
                                    TreeReader.integer(from.trail(), "send"),
                                    NipDocument.readDelivery(from.trail()))),
                    new Line<>(
                            named("nipMistyped", 3),
                            NipMistyped.class,
                            (event, to) -> {},
                            from -> new NipMistyped(at(from), node(from))),
                    new Line<>(
                            named("nipConfirmed", 3),
                            NipConfirmed.class,
                            (event, to) -> {},
                            from -> new NipConfirmed(at(from), node(from))),
                    new Line<>(
                            named("nipAuthorised", 3),
                            NipAuthorised.class,
                            (event, to) -> {
                                Recorded facts = NipDocument.writeFacts(event.facts());
                                to.trail().number("visit", event.visit()).tree("facts", facts.trail());
                                to.personal(facts.personal());
                            },
                            from -> new NipAuthorised(
                                    at(from),
                                    node(from),
                                    TreeReader.integer(from.trail(), "visit"),
                                    NipDocument.readFacts(
                                            new Recorded(TreeReader.object(from.trail(), "facts"), from.personal())))),
                    new Line<>(
                            named("connectorAsked", 3),
                            ConnectorAsked.class,
                            (event, to) -> to.personalUnlessEmpty("request", event.request()),
                            from -> new ConnectorAsked(at(from), node(from), personal(from, "request"))),
                    new Line<>(
                            named("connectorAnswered", 3),
                            ConnectorAnswered.class,
                            (event, to) -> {
                                write(event.call(), to);
                                to.personalUnlessEmpty("response", event.response());
                            },
                            from -> new ConnectorAnswered(
                                    at(from), node(from), call(from.trail()), personal(from, "response"))),
                    new Line<>(
                            named("connectorFailed", 3),
                            ConnectorFailed.class,
                            (event, to) -> {
                                write(event.call(), to);
                                to.trail()
                                        .text("code", event.failure().code())
                                        .flag("answered", event.failure().answered())
                                        .text("cause", event.failure().cause().map(Enum::name))
                                        .text("retryAt", event.retryAt().map(Instant::toString));
                                to.personal().text("message", event.failure().message());
                            },
                            from -> new ConnectorFailed(
                                    at(from),
                                    node(from),
                                    call(from.trail()),
                                    new Failure(
                                            TreeReader.text(from.trail(), "code"),
                                            TreeReader.optionalText(from.personal(), "message")
                                                    .orElse(""),
                                            TreeReader.flag(from.trail(), "answered"),
                                            TreeReader.optionalText(from.trail(), "cause")
                                                    .flatMap(LossCause::parse)),
                                    TreeReader.optionalText(from.trail(), "retryAt")
                                            .map(Instant::parse))),
                    new Line<>(
                            named("nodeFailed", 2),
                            NodeFailed.class,
                            (event, to) -> to.trail().text("reason", event.reason()),
                            from -> new NodeFailed(at(from), node(from), TreeReader.text(from.trail(), "reason"))),
                    new Line<>(
                            named("finished", 1),
                            Finished.class,
                            (event, to) ->
                                    to.trail().text("outcome", event.outcome().name()),
                            from -> new Finished(
                                    at(from), Outcome.valueOf(TreeReader.text(from.trail(), "outcome"))))));

    private StoredEvent() {}

    private static StoredName named(String name, int since) {
        return new StoredName(name, since);
    }

    private static void begin(ExecutionEvent event, Draft to) {
        to.trail().text("at", event.at().toString());
        if (event instanceof NodeEvent there)
            to.trail().text("node", there.node().name());
    }

    private static Instant at(Recorded from) {
        return TreeReader.instant(from.trail(), "at");
    }

    private static NodeId node(Recorded from) {
        return new NodeId(TreeReader.text(from.trail(), "node"));
    }

    private static Value.Context personal(Recorded from, String member) {
        return TreeReader.object(from.personal(), member);
    }

    private static void write(Call call, Draft to) {
        to.trail()
                .number("turn", call.turn())
                .text("took", call.took().toString())
                .number("httpCode", call.httpCode());
    }

    private static Call call(Value.Context trail) {
        return new Call(
                TreeReader.integer(trail, "turn"),
                Duration.parse(TreeReader.text(trail, "took")),
                trail.get("httpCode") == Value.NULL
                        ? Optional.empty()
                        : Optional.of(TreeReader.integer(trail, "httpCode")));
    }
}
