package dev.workfloo.execution;

import static dev.workfloo.Fixtures.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.Fixtures;
import dev.workfloo.LinkSampler;
import dev.workfloo.Problem.Kind;
import dev.workfloo.Samples;
import dev.workfloo.access.Scope;
import dev.workfloo.definition.CheckedFlow;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.NipChannel;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.ExecutionEvent.Call;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.NipRecipient.Phone;
import dev.workfloo.execution.Start.Callback;
import dev.workfloo.execution.Start.ChosenScenario;
import dev.workfloo.execution.Start.Origin;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.Decision;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class ExecutionProperties {

    private static final int MOST_STEPS = 12;
    private static final String SECRET = "a secret of somebody's";

    private static Started started(CheckedFlow flow, Random random) {
        boolean scenario = random.nextBoolean();
        boolean callback = random.nextBoolean();
        Start start = new Start(
                scenario ? Scope.sandbox("demo") : Scope.production("demo"),
                new DefinitionVersion(flow.definition().id(), 1 + random.nextInt(3)),
                scenario ? Optional.of(new ChosenScenario(Fixtures.aScenarioId(), "Señora 😀")) : Optional.empty(),
                new Origin("tests", random.nextBoolean() ? Optional.of(SECRET + " ip") : Optional.empty()),
                callback
                        ? Optional.of(new Callback(
                                SECRET + " url",
                                random.nextBoolean() ? Optional.of(SECRET + " key") : Optional.empty()))
                        : Optional.empty(),
                random.nextBoolean() ? Optional.of(instant(random)) : Optional.empty());
        return new Started(instant(random), Fixtures.anExecutionId(), start);
    }

    private static Instant instant(Random random) {
        return NOON.plusNanos(random.nextLong() >>> 20);
    }

    private static Node currentNode(CheckedFlow flow, WorkflooExecution execution) {
        return execution.position().waitsAt().map(flow::node).orElse(flow.start());
    }

    private static Value.Context answers(CheckedFlow flow, WorkflooExecution execution, Random random) {
        return Samples.answersTo(currentNode(flow, execution), random);
    }

    /** A start, with answers if they fit, and what follows when random answers are given; refusals move nothing. */
    private static List<Progress> run(CheckedFlow flow, Random random) {
        List<Progress> run = new ArrayList<>();
        Started started = started(flow, random);
        WorkflooExecution.start(started, flow, Optional.of(Samples.answersTo(flow.start(), random)))
                .orElse(() -> WorkflooExecution.start(started, flow, Optional.empty()))
                .peek(run::add);
        for (int step = 0; step < MOST_STEPS; step++) {
            step(flow, last(run), random).ifPresent(run::add);
        }
        return run;
    }

    /** What can happen where an execution stands, and sometimes what cannot. */
    private static Optional<Progress> step(CheckedFlow flow, WorkflooExecution execution, Random random) {
        LinkSampler links = new LinkSampler(random);
        Instant now = instant(random);
        if (random.nextInt(20) == 0) return execution.abandonIfExpired(flow, now);
        if (execution.position() instanceof Position.AwaitingNip at) {
            Work.Send sending = new Work.Send(
                    execution.id(), at.node(), at.visit(), at.nip().sends());
            return switch (random.nextInt(5)) {
                case 0 -> execution.requestNip(links.request(), flow, now).toJavaOptional();
                case 1 -> execution.nipDrawn(sending, new NipSend.Drawn(SECRET + " seal", now), flow, now);
                case 2 -> execution.nipDelivered(sending, links.delivery(), flow, now);
                default ->
                    execution
                            .answerNip("123456", (seal, key, code) -> random.nextBoolean(), flow, now)
                            .map(NipVerdict.Judged::progress)
                            .toJavaOptional();
            };
        }
        if (execution.position() instanceof Position.Calling at) {
            Work.Call call = new Work.Call(execution.id(), at.node(), at.visit(), at.turn());
            return execution.takeAnswer(call, links.answer(), Duration.ofMillis(random.nextInt(1_000)), flow, now);
        }
        return execution.answerForm(answers(flow, execution, random), flow, now).toJavaOptional();
    }

    private static List<ExecutionEvent> events(List<Progress> run) {
        return run.stream().flatMap(progress -> progress.events().stream()).toList();
    }

    @Property
    void foldsToTheStateThatItIsIn(@ForAll("flows") CheckedFlow flow, @ForAll Random random) {
        List<Progress> run = run(flow, random);

        for (int moves = 1; moves <= run.size(); moves++) {
            WorkflooExecution folded = WorkflooExecution.fold(events(run.subList(0, moves)));

            assertEquals(run.get(moves - 1).execution(), folded);
        }
        Statistics.collect(run.size() > 1, last(run).position().outcome().isPresent());
    }

    private static WorkflooExecution last(List<Progress> run) {
        return run.get(run.size() - 1).execution();
    }

    @Property
    void countsItsEventsAsRevisions(@ForAll("flows") CheckedFlow flow, @ForAll Random random) {
        List<Progress> run = run(flow, random);

        assertEquals(0, run.get(0).before());
        assertEquals(events(run).size(), last(run).revision());
        for (int move = 1; move < run.size(); move++) {
            assertEquals(run.get(move - 1).execution().revision(), run.get(move).before());
            assertFalse(run.get(move).events().isEmpty());
        }
    }

    @Property
    void neverGoesBackWhateverTheClockDoes(@ForAll("flows") CheckedFlow flow, @ForAll Random random) {
        List<Progress> run = run(flow, random);

        List<Instant> moments =
                events(run).stream().flatMap(ExecutionProperties::moments).toList();

        assertEquals(moments.stream().sorted().toList(), moments);
        for (Progress progress : run) {
            assertFalse(progress.execution().modifiedAt().isBefore(progress.since()));
        }
    }

    /** An event's own, and of what is said in it that which happened with it. */
    private static Stream<Instant> moments(ExecutionEvent event) {
        if (event instanceof ExecutionEvent.NipRequested requested) {
            return Stream.of(requested.at(), requested.send().requestedAt());
        }
        if (event instanceof ExecutionEvent.NipDrawn drawn) {
            return Stream.of(drawn.code().at(), drawn.at());
        }
        return Stream.of(event.at());
    }

    @Property
    void provesConsentsInTheirOrder(@ForAll("flows") CheckedFlow flow, @ForAll Random random) {
        for (ExecutionEvent event : events(run(flow, random))) {
            if (!(event instanceof ExecutionEvent.NipAuthorised authorised)) continue;
            ConsentFacts facts = authorised.facts();
            List<Instant> moments = List.of(facts.sentAt(), facts.confirmedAt(), facts.authorisedAt());

            assertEquals(moments.stream().sorted().toList(), moments);
            assertEquals(authorised.at(), facts.authorisedAt());
        }
    }

    @Property
    void survivesBeingStored(@ForAll("flows") CheckedFlow flow, @ForAll Random random) {
        List<Progress> run = run(flow, random);
        List<ExecutionEvent> begun =
                EventDocument.read(EventDocument.write(run.get(0).events()));

        for (Progress progress : run) {
            Recorded events = EventDocument.write(progress.events());
            Recorded state = ExecutionDocument.write(progress.execution());

            assertEquals(progress.events(), EventDocument.read(events));
            assertEquals(progress.execution(), ExecutionDocument.read(state, begun));
        }
    }

    @Property
    void keepsPersonalValuesOutOfTheTrail(@ForAll("flows") CheckedFlow flow, @ForAll Random random) {
        Started started = started(flow, random);
        Value.Context answers = new Value.Context(Map.of("f0", Value.of(SECRET)));
        Decision decision = new Decision(Optional.of("yes"), List.of("Why"), List.of("one"), answers, List.of(1));
        NodeId consent = new NodeId("n");
        NipRecipient recipient = new NipRecipient(Optional.of(SECRET), Optional.of(new Phone("+52", SECRET)));
        NipSend send = new NipSend(
                1,
                NipChannel.SMS,
                recipient.phone(),
                Optional.of(new Callback(SECRET, Optional.of(SECRET))),
                NOON,
                Optional.empty(),
                Optional.empty());
        ConsentFacts facts =
                new ConsentFacts(NipChannel.SMS, SECRET, Optional.of("1"), Optional.of("2"), NOON, NOON, NOON);
        Call call = new Call(1, Duration.ofSeconds(1), Optional.of(503));
        List<ExecutionEvent> events = List.of(
                started,
                new ExecutionEvent.FormAnswered(NOON, flow.start().id(), answers),
                new ExecutionEvent.VariablesSet(NOON, new NodeId("v"), answers),
                new ExecutionEvent.RulesetDecided(NOON, new NodeId("r"), decision),
                new ExecutionEvent.NipOpened(NOON, consent, recipient),
                new ExecutionEvent.NipRequested(NOON, consent, send),
                new ExecutionEvent.NipDrawn(NOON, consent, new NipSend.Drawn(SECRET, NOON)),
                new ExecutionEvent.NipAuthorised(NOON, consent, 1, facts),
                new ExecutionEvent.ConnectorAsked(NOON, new NodeId("c"), answers),
                new ExecutionEvent.ConnectorFailed(
                        NOON,
                        new NodeId("c"),
                        call,
                        "HTTP_503",
                        SECRET,
                        true,
                        Optional.of(LossCause.CLOSED),
                        Optional.of(NOON)),
                new ExecutionEvent.ConnectorAnswered(NOON, new NodeId("d"), call, answers));
        for (int known = 1; known <= events.size(); known++) hidesSecrets(events.subList(0, known));
    }

    private static void hidesSecrets(List<ExecutionEvent> events) {
        WorkflooExecution execution = WorkflooExecution.fold(events);

        Recorded state = ExecutionDocument.write(execution);
        Recorded history = EventDocument.write(events);

        if (events.size() > 1) assertTrue(state.personal().toString().contains(SECRET));
        if (events.size() > 1) assertTrue(history.personal().toString().contains(SECRET));
        assertFalse(state.trail().toString().contains(SECRET));
        assertFalse(history.trail().toString().contains(SECRET));
        assertFalse(execution.toString().contains(SECRET));
    }

    @Property
    void movesNoMoreOnceItHasFinished(@ForAll("flows") CheckedFlow flow, @ForAll Random random) {
        WorkflooExecution last = last(run(flow, random));
        boolean finished = last.position().outcome().isPresent();
        boolean elsewhere = !(last.position() instanceof Position.AwaitingForm);

        Either<ExecutionProblem, Progress> moved = last.answerForm(answers(flow, last, random), flow, instant(random));

        if (finished) assertEquals(Either.left(new ExecutionProblem.AlreadyFinished()), moved);
        else if (elsewhere) assertEquals(Kind.WRONG_STEP, moved.getLeft().kind());
        else assertTrue(moved.isRight() || isAboutAnswers(moved.getLeft().kind()));
    }

    private static boolean isAboutAnswers(Kind kind) {
        return kind == Kind.FIELDS_MISSING || kind == Kind.FIELDS_INVALID;
    }

    @Property
    void movesAtOnceAsItWouldInTwoSteps(@ForAll("flows") CheckedFlow flow, @ForAll Random random) {
        Started started = started(flow, random);
        Value.Context form = Samples.answersTo(flow.start(), random);
        boolean beginsWithAForm = flow.start() instanceof FormNode;

        Either<ExecutionProblem, Progress> atOnce = WorkflooExecution.start(started, flow, Optional.of(form));
        Either<ExecutionProblem, WorkflooExecution> inTwo = WorkflooExecution.start(started, flow, Optional.empty())
                .flatMap(begun -> begun.execution().answerForm(form, flow, started.at()))
                .map(Progress::execution);

        if (form.members().isEmpty()) assertEquals(WorkflooExecution.start(started, flow, Optional.empty()), atOnce);
        else if (beginsWithAForm) assertEquals(inTwo, atOnce.map(Progress::execution));
        else assertEquals(Either.left(new ExecutionProblem.NothingToAnswer("form", "FORM")), atOnce);
    }

    @Provide
    Arbitrary<CheckedFlow> flows() {
        return Samples.flows();
    }
}
