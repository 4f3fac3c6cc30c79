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
import dev.workfloo.execution.ExecutionEvent.Kind;
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
import dev.workfloo.rule.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** How each kind of event is written and read. A line that changes so that older software cannot read it gets a new format. */
enum StoredEvent {
    STARTED(
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
                    StoredStart.read(new Recorded(TreeReader.object(from.trail(), "start"), from.personal())))),
    FORM_OPENED(
            named("formOpened", 1), FormOpened.class, (event, to) -> {}, from -> new FormOpened(at(from), node(from))),
    FORM_ANSWERED(
            named("formAnswered", 1),
            FormAnswered.class,
            (event, to) -> to.personal().tree("answers", event.answers()),
            from -> new FormAnswered(at(from), node(from), personal(from, "answers"))),
    LABELS_PUT(
            named("labelsPut", 1),
            LabelsPut.class,
            (event, to) -> to.trail().texts("labels", event.labels()),
            from -> new LabelsPut(at(from), node(from), TreeReader.texts(from.trail(), "labels"))),
    RULESET_DECIDED(
            named("rulesetDecided", 2),
            RulesetDecided.class,
            (event, to) -> {
                to.trail().tree("decision", StoredDecision.write(event.decision()));
                to.personalUnlessEmpty("outputs", event.decision().outputs());
            },
            from -> new RulesetDecided(
                    at(from),
                    node(from),
                    StoredDecision.read(TreeReader.object(from.trail(), "decision"), personal(from, "outputs")))),
    TREE_DECIDED(
            named("treeDecided", 2),
            TreeDecided.class,
            (event, to) -> StoredDecision.write(event.decision(), to.trail()),
            from -> new TreeDecided(at(from), node(from), StoredDecision.read(from.trail()))),
    VARIABLES_SET(
            named("variablesSet", 2),
            VariablesSet.class,
            (event, to) -> to.personalUnlessEmpty("values", event.values()),
            from -> new VariablesSet(at(from), node(from), personal(from, "values"))),
    NIP_OPENED(
            named("nipOpened", 3),
            NipOpened.class,
            (event, to) -> to.personal(NipDocument.writeRecipient(event.recipient())),
            from -> new NipOpened(at(from), node(from), NipDocument.readRecipient(from.personal()))),
    NIP_REQUESTED(
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
                    NipDocument.readSend(new Recorded(TreeReader.object(from.trail(), "send"), from.personal())))),
    NIP_DRAWN(
            named("nipDrawn", 3),
            NipDrawn.class,
            (event, to) -> {
                Recorded drawn = NipDocument.writeDrawn(event.code());
                drawn.trail().members().forEach(to.trail()::tree);
                to.personal(drawn.personal());
            },
            from -> new NipDrawn(at(from), node(from), NipDocument.readDrawn(from))),
    NIP_DELIVERED(
            named("nipDelivered", 3),
            NipDelivered.class,
            (event, to) ->
                    NipDocument.writeDelivery(event.delivery(), to.trail().number("send", event.send())),
            from -> new NipDelivered(
                    at(from),
                    node(from),
                    TreeReader.integer(from.trail(), "send"),
                    NipDocument.readDelivery(from.trail()))),
    NIP_MISTYPED(
            named("nipMistyped", 3),
            NipMistyped.class,
            (event, to) -> {},
            from -> new NipMistyped(at(from), node(from))),
    NIP_CONFIRMED(
            named("nipConfirmed", 3),
            NipConfirmed.class,
            (event, to) -> {},
            from -> new NipConfirmed(at(from), node(from))),
    NIP_AUTHORISED(
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
                    NipDocument.readFacts(new Recorded(TreeReader.object(from.trail(), "facts"), from.personal())))),
    CONNECTOR_ASKED(
            named("connectorAsked", 3),
            ConnectorAsked.class,
            (event, to) -> to.personalUnlessEmpty("request", event.request()),
            from -> new ConnectorAsked(at(from), node(from), personal(from, "request"))),
    CONNECTOR_ANSWERED(
            named("connectorAnswered", 3),
            ConnectorAnswered.class,
            (event, to) -> {
                write(event.call(), to);
                to.personalUnlessEmpty("response", event.response());
            },
            from -> new ConnectorAnswered(at(from), node(from), call(from.trail()), personal(from, "response"))),
    CONNECTOR_FAILED(
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
                            TreeReader.optionalText(from.personal(), "message").orElse(""),
                            TreeReader.flag(from.trail(), "answered"),
                            TreeReader.optionalText(from.trail(), "cause").flatMap(LossCause::parse)),
                    TreeReader.optionalText(from.trail(), "retryAt").map(Instant::parse))),
    NODE_FAILED(
            named("nodeFailed", 2),
            NodeFailed.class,
            (event, to) -> to.trail().text("reason", event.reason()),
            from -> new NodeFailed(at(from), node(from), TreeReader.text(from.trail(), "reason"))),
    FINISHED(
            named("finished", 1),
            Finished.class,
            (event, to) -> to.trail().text("outcome", event.outcome().name()),
            from -> new Finished(at(from), Outcome.valueOf(TreeReader.text(from.trail(), "outcome"))));

    private final StoredName name;
    private final BiConsumer<ExecutionEvent, Draft> write;
    private final Function<Recorded, ? extends ExecutionEvent> read;

    <E extends ExecutionEvent> StoredEvent(
            StoredName name, Class<E> type, BiConsumer<E, Draft> write, Function<Recorded, E> read) {
        this.name = name;
        this.write = (event, to) -> write.accept(type.cast(event), to);
        this.read = read;
    }

    private static StoredName named(String name, int since) {
        return new StoredName(name, since);
    }

    StoredName storedName() {
        return name;
    }

    static int newest() {
        return Arrays.stream(values()).mapToInt(it -> it.name.since()).max().orElseThrow();
    }

    private static StoredEvent of(Kind kind) {
        return switch (kind) {
            case STARTED -> STARTED;
            case FORM_OPENED -> FORM_OPENED;
            case FORM_ANSWERED -> FORM_ANSWERED;
            case LABELS_PUT -> LABELS_PUT;
            case RULESET_DECIDED -> RULESET_DECIDED;
            case TREE_DECIDED -> TREE_DECIDED;
            case VARIABLES_SET -> VARIABLES_SET;
            case NIP_OPENED -> NIP_OPENED;
            case NIP_REQUESTED -> NIP_REQUESTED;
            case NIP_DRAWN -> NIP_DRAWN;
            case NIP_DELIVERED -> NIP_DELIVERED;
            case NIP_MISTYPED -> NIP_MISTYPED;
            case NIP_CONFIRMED -> NIP_CONFIRMED;
            case NIP_AUTHORISED -> NIP_AUTHORISED;
            case CONNECTOR_ASKED -> CONNECTOR_ASKED;
            case CONNECTOR_ANSWERED -> CONNECTOR_ANSWERED;
            case CONNECTOR_FAILED -> CONNECTOR_FAILED;
            case NODE_FAILED -> NODE_FAILED;
            case FINISHED -> FINISHED;
        };
    }

    static Recorded write(ExecutionEvent event) {
        StoredEvent stored = of(event.kind());
        Draft draft = new Draft();
        draft.trail().text("event", stored.name.text()).text("at", event.at().toString());
        if (event instanceof NodeEvent there)
            draft.trail().text("node", there.node().name());
        stored.write.accept(event, draft);
        return draft.done();
    }

    static ExecutionEvent read(Recorded recorded) {
        String name = TreeReader.text(recorded.trail(), "event");
        return Arrays.stream(values())
                .filter(it -> it.name.text().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a stored event is called " + name))
                .read
                .apply(recorded);
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
