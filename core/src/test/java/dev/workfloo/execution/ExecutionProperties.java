package dev.workfloo.execution;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.Problem.Kind;
import dev.workfloo.RunSampler;
import dev.workfloo.Samples;
import dev.workfloo.SealedTypes;
import dev.workfloo.contact.CodeChannel;
import dev.workfloo.contact.CodeRecipient;
import dev.workfloo.contact.CodeRecipient.Phone;
import dev.workfloo.content.DocumentId;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.definition.Asked;
import dev.workfloo.definition.FieldReference;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.Node.Edge;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.ReviewDecision;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ConnectorEvent.Call;
import dev.workfloo.execution.ExecutionEvent.NodeEvent;
import dev.workfloo.execution.ExecutionEvent.NodeFailed;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.ReviewEvent.Remark;
import dev.workfloo.execution.ReviewEvent.Review;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.document.EventDocument;
import dev.workfloo.execution.document.ExecutionDocument;
import dev.workfloo.execution.document.Recorded;
import dev.workfloo.execution.history.ExecutionHistory;
import dev.workfloo.execution.history.NodeRecord;
import dev.workfloo.execution.step.FormStep;
import dev.workfloo.execution.step.Run;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.Decision;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class ExecutionProperties {

    private static final String SECRET = "a secret of somebody's";

    private static Started started(CheckedFlow flow, Random random) {
        return new RunSampler(flow, random).started();
    }

    private static Instant instant(CheckedFlow flow, Random random) {
        return new RunSampler(flow, random).instant();
    }

    private static Node currentNode(CheckedFlow flow, WorkflooExecution execution) {
        return execution.position().waitsAt().map(flow::node).orElse(flow.start());
    }

    private static Value.Context answers(CheckedFlow flow, WorkflooExecution execution, Random random) {
        return Samples.answersTo(currentNode(flow, execution), random);
    }

    private static List<Progress> run(CheckedFlow flow, Random random) {
        return new RunSampler(flow, random).run();
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
        if (event instanceof NipEvent.NipRequested requested) {
            return Stream.of(requested.at(), requested.send().requestedAt());
        }
        if (event instanceof NipEvent.NipDrawn drawn) {
            return Stream.of(drawn.code().at(), drawn.at());
        }
        return Stream.of(event.at());
    }

    @Property
    void provesConsentsInTheirOrder(@ForAll("flows") CheckedFlow flow, @ForAll Random random) {
        for (ExecutionEvent event : events(run(flow, random))) {
            if (!(event instanceof NipEvent.NipAuthorised authorised)) continue;
            ConsentFacts facts = authorised.facts();
            List<Instant> moments = List.of(facts.sentAt(), facts.confirmedAt(), facts.authorisedAt());

            assertEquals(moments.stream().sorted().toList(), moments);
            assertEquals(authorised.at(), facts.authorisedAt());
        }
    }

    @Property
    void survivesBeingStored(@ForAll("flows") CheckedFlow flow, @ForAll Random random) {
        List<Progress> run = run(flow, random);
        List<ExecutionEvent> begun = EventDocument.read(
                ExecutionDocument.FORMAT, EventDocument.write(run.get(0).events()));

        for (Progress progress : run) {
            Recorded events = EventDocument.write(progress.events());
            Recorded state = ExecutionDocument.write(progress.execution());

            assertEquals(progress.events(), EventDocument.read(EventDocument.format(progress.events()), events));
            assertEquals(
                    progress.execution(),
                    ExecutionDocument.read(ExecutionDocument.format(progress.execution()), state, begun));
        }
    }

    @Property
    void keepsPersonalValuesOutOfTheTrail(@ForAll("flows") CheckedFlow flow, @ForAll Random random) {
        Started started = started(flow, random);
        Value.Context answers = new Value.Context(Map.of("f0", Value.of(SECRET)));
        Decision decision = new Decision(Optional.of("yes"), List.of("Why"), List.of("one"), answers, List.of(1));
        NodeId consent = new NodeId("n");
        CodeRecipient recipient = new CodeRecipient(Optional.of(SECRET), Optional.of(new Phone("+52", SECRET)));
        NipSend send = new NipSend(
                1,
                CodeChannel.SMS,
                recipient.phone(),
                Optional.of(new CallbackReceiver(SECRET, Optional.of(SECRET))),
                NOON,
                Optional.empty(),
                Optional.empty());
        ConsentFacts facts =
                new ConsentFacts(CodeChannel.SMS, SECRET, Optional.of("1"), Optional.of("2"), NOON, NOON, NOON);
        Call call = new Call(1, Duration.ofSeconds(1), Optional.of(503));
        Review review = new Review(
                ReviewDecision.REJECTED,
                "a reviewer",
                Optional.of(SECRET),
                List.of(new Remark(new FieldReference(new NodeId("v"), "f0"), Optional.of(SECRET))));
        Map<String, DocumentReference> files = Map.of(
                "ine", new DocumentReference(new DocumentId("0".repeat(24)), SECRET, "text/plain", 1, "0".repeat(64)));
        List<ExecutionEvent> events = List.of(
                started,
                new FormEvent.FormAnswered(NOON, flow.start().id(), answers),
                new AutomaticEvent.VariablesSet(NOON, new NodeId("v"), answers),
                new AutomaticEvent.RulesetDecided(NOON, new NodeId("r"), decision),
                new NipEvent.NipOpened(NOON, consent, recipient),
                new NipEvent.NipRequested(NOON, consent, send),
                new NipEvent.NipDrawn(NOON, consent, new NipSend.Drawn(SECRET, NOON)),
                new NipEvent.NipAuthorised(NOON, consent, 1, facts),
                new ConnectorEvent.ConnectorAsked(NOON, new NodeId("c"), answers),
                new ConnectorEvent.ConnectorFailed(
                        NOON,
                        new NodeId("c"),
                        call,
                        new ConnectorEvent.Failure("HTTP_503", SECRET, true, Optional.of(LossCause.CLOSED)),
                        Optional.of(NOON)),
                new ConnectorEvent.ConnectorAnswered(NOON, new NodeId("d"), call, answers, answers),
                new ReviewEvent.ReviewOpened(NOON, new NodeId("m")),
                new ReviewEvent.FieldsSentBack(NOON, new NodeId("m"), review),
                new ReviewEvent.FieldsCorrected(
                        NOON, new NodeId("m"), Map.of(new NodeId("v"), answers), Map.of(new NodeId("d"), files)),
                new ReviewEvent.ReviewDecided(NOON, new NodeId("m"), review),
                new OtpEvent.OtpOpened(NOON, new NodeId("o"), recipient),
                new OtpEvent.OtpNotBegun(
                        NOON, new NodeId("o"), new OtpState.Failure("HTTP_503", true, true), Optional.of(NOON)),
                new OtpEvent.OtpBegun(NOON, new NodeId("o"), new OtpState.Validation(SECRET, SECRET, SECRET, SECRET)),
                new OtpEvent.OtpPresented(NOON, new NodeId("o")),
                new OtpEvent.OtpMistyped(NOON, new NodeId("o")),
                new OtpEvent.OtpFellBack(NOON, new NodeId("o")));
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

    /** Scenarios and operators go by what the event says; where somebody is waited for, the flow does not go on. */
    @Property
    void saysWhichExitWasTaken(@ForAll("flows") CheckedFlow flow, @ForAll Random random) {
        for (ExecutionEvent event : events(run(flow, random))) {
            if (!(event instanceof NodeEvent there) || event instanceof NodeFailed) continue;
            if (event.meaning().needsPerson()) continue;
            List<Edge> edges = flow.node(there.node()).edges();
            boolean hasExits = edges.stream().anyMatch(edge -> edge.pointer().startsWith("/exits/"));

            assertEquals(hasExits, !edges.isEmpty() && there.exit().isPresent(), event.getClass()::getSimpleName);
        }
    }

    /** Whoever asks why it went on as it did is told; of a reviewer's reasons nothing is known but what the detail shows. */
    @Property
    void explainsEachExitThatWasTaken(@ForAll("flows") CheckedFlow flow, @ForAll Random random) {
        List<NodeRecord> nodes = new ExecutionHistory(1, events(run(flow, random))).nodes(flow);

        for (NodeRecord record : nodes) {
            Optional<NodeEvent> decided = record.events().stream()
                    .filter(event -> event.exit().isPresent() && !(event instanceof ReviewEvent))
                    .findFirst();
            decided.ifPresent(event -> assertTrue(record.explanation().isPresent(), event.getClass()::getSimpleName));
            Statistics.collect(decided.isPresent());
        }
    }

    /** Where nobody is asked, and nothing is to be done, it would stand for ever. */
    @Property
    void goesOnByItselfWithWorkOnly(@ForAll("flows") CheckedFlow flow, @ForAll Random random) {
        for (Progress progress : run(flow, random)) {
            Position position = progress.execution().position();
            if (position.goesOnByItself()) assertFalse(progress.work().isEmpty(), position.waitsFor()::toString);
        }
    }

    /** Details and callbacks go by what an event says it means, and the check of a flow by what the node says. */
    @Property
    void saysWhenTheFlowComesToANodeAndWhetherAPersonIsNeeded(
            @ForAll("flows") CheckedFlow flow, @ForAll Random random) {
        List<ExecutionEvent> events = events(run(flow, random));
        WorkflooExecution execution = WorkflooExecution.fold(events.subList(0, 1));
        for (ExecutionEvent event : events.subList(1, events.size())) {
            Optional<NodeId> before = execution.position().waitsAt();
            execution = execution.after(event);
            if (!(event instanceof NodeEvent there) || event instanceof NodeFailed) continue;
            if (before.equals(Optional.of(there.node()))) continue;

            assertTrue(event.meaning().opensVisit(), event.getClass()::getSimpleName);
            boolean stops = execution.position().waitsAt().equals(Optional.of(there.node()));
            boolean person = stops && !execution.position().goesOnByItself();
            assertEquals(person, event.meaning().needsPerson(), event.getClass()::getSimpleName);
            Asked asked = flow.node(there.node()).asks();
            boolean waitsFirst = asked.code().flatMap(Asked.Code::provider).isPresent();
            if (!waitsFirst) assertEquals(person, asked.person(), event.getClass()::getSimpleName);
            else assertTrue(asked.person(), event.getClass()::getSimpleName);
        }
    }

    /** A kind that no run has is proven by no property. The draws are the same each time, so that luck decides nothing. */
    @Property(seed = "20", edgeCases = EdgeCasesMode.NONE)
    void eachEventIsAmongTheRuns(@ForAll("flows") CheckedFlow flow, @ForAll Random random) {
        events(run(flow, random)).forEach(event -> Statistics.collect(event.getClass()));

        Statistics.coverage(coverage -> SealedTypes.in(ExecutionEvent.class)
                .forEach(kind -> coverage.check(kind).count(count -> count > 0)));
    }

    @Property
    void movesNoMoreOnceItHasFinished(@ForAll("flows") CheckedFlow flow, @ForAll Random random) {
        WorkflooExecution last = last(run(flow, random));
        boolean finished = last.position().outcome().isPresent();
        boolean elsewhere = !(last.position() instanceof Position.AwaitingForm);

        Either<ExecutionProblem, Progress> moved = FormStep.of(new Run(last, flow, instant(flow, random)))
                .flatMap(step -> step.answer(answers(flow, last, random)));

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

        Either<ExecutionProblem, Progress> atOnce = Run.start(started, flow, Optional.of(form));
        Either<ExecutionProblem, WorkflooExecution> inTwo = Run.start(started, flow, Optional.empty())
                .flatMap(begun -> FormStep.of(new Run(begun.execution(), flow, started.at()))
                        .flatMap(step -> step.answer(form)))
                .map(Progress::execution);

        if (form.members().isEmpty()) assertEquals(Run.start(started, flow, Optional.empty()), atOnce);
        else if (beginsWithAForm) assertEquals(inTwo, atOnce.map(Progress::execution));
        else assertEquals(Either.left(new ExecutionProblem.NothingToAnswer("form", "FORM")), atOnce);
    }

    @Provide
    Arbitrary<CheckedFlow> flows() {
        return Samples.flows();
    }
}
