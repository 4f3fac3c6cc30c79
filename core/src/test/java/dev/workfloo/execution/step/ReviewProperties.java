package dev.workfloo.execution.step;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.Problem.Kind;
import dev.workfloo.access.Scope;
import dev.workfloo.definition.FieldReference;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.Validation;
import dev.workfloo.definition.ValidationNode;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionProblem;
import dev.workfloo.execution.Position.AwaitingCorrection;
import dev.workfloo.execution.Position.AwaitingReview;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.file.SentFiles;
import dev.workfloo.execution.review.ReviewRequest;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.FileSampler;
import dev.workfloo.testkit.contract.fixture.ReviewedFlow;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** Reviews and corrections in any order, right and wrong ones, against a model of three states. */
class ReviewProperties {

    private static final int MOVES = 25;
    private static final CheckedFlow FLOW = ReviewedFlow.flow();
    private static final Validation SHOWN = ((ValidationNode) FLOW.node(ReviewedFlow.REVIEW)).validation();
    private static final List<String> NAMES = List.of(
            "income",
            "applicant.income",
            "spouse.income",
            "employed",
            "employer",
            "rfc",
            "kin",
            "spouse.rfc",
            "first_name");

    /** Good and bad answers, by the field's own name. */
    private static final Map<String, List<Object>> ANSWERS = Map.of(
            "income", List.of(5, 18_500, "7", -1, "much"),
            "employed", List.of(true, false, "true", "perhaps"),
            "employer", List.of("GLOBEX", "ACME", " "),
            "rfc", List.of("KIBA801010BPB", "short"),
            "kin",
                    List.of(
                            List.of(Map.of("name", "EVA")),
                            List.of(Map.of("name", "EVA", "office", "x")),
                            List.of(Map.of()),
                            List.of()),
            "first_name", List.of("EVA"));

    /** What is known without the engine: where it stands, and what every form was answered last. */
    private static final class Model {
        final Map<NodeId, Value.Context> answers = new HashMap<>();
        Optional<Set<FieldReference>> sentBack = Optional.empty();
        Optional<String> ended = Optional.empty();
        int round = 1;

        Model(WorkflooExecution begun) {
            answers.put(ReviewedFlow.APPLICANT, begun.data().values().get(ReviewedFlow.APPLICANT));
            answers.put(ReviewedFlow.SPOUSE, begun.data().values().get(ReviewedFlow.SPOUSE));
        }

        Optional<Kind> elsewhere(boolean isReview) {
            if (ended.isPresent()) return Optional.of(Kind.ALREADY_FINISHED);
            return isReview == sentBack.isEmpty() ? Optional.empty() : Optional.of(Kind.WRONG_STEP);
        }

        Optional<Kind> review(String decision, List<String> names) {
            Optional<Kind> elsewhere = elsewhere(true);
            if (elsewhere.isPresent()) return elsewhere;
            Set<FieldReference> fields = new LinkedHashSet<>();
            boolean isGood = List.of("APPROVED", "REJECTED").contains(decision);
            for (String name : names) {
                List<FieldReference> meant = SHOWN.fields().stream()
                        .filter(it -> it.field().equals(name) || it.toString().equals(name))
                        .toList();
                isGood &= meant.size() == 1 && fields.add(meant.get(0));
            }
            if (!isGood || decision.equals("APPROVED") && !names.isEmpty()) return Optional.of(Kind.FIELDS_INVALID);
            if (names.isEmpty()) ended = Optional.of(decision.equals("APPROVED") ? "approved" : "rejected");
            else sentBack = Optional.of(fields);
            return Optional.empty();
        }

        /** How a form judges is proven of the form; here, which answers reach it, and what becomes of them. */
        Optional<Kind> correct(Map<String, Object> given) {
            Optional<Kind> elsewhere = elsewhere(false);
            if (elsewhere.isPresent()) return elsewhere;
            Map<NodeId, Value.Context> after = new HashMap<>();
            Set<Kind> refused = new LinkedHashSet<>();
            for (NodeId form : List.of(ReviewedFlow.APPLICANT, ReviewedFlow.SPOUSE)) {
                Set<String> anew = anew(form);
                if (anew.isEmpty()) continue;
                ((FormNode) FLOW.node(form))
                        .form()
                        .correct(answers.get(form), anew, Value.Context.of(to(form, given)))
                        .peek(kept -> after.put(form, kept))
                        .peekLeft(problem -> refused.add(problem.kind()));
            }
            if (refused.contains(Kind.FIELDS_MISSING)) return Optional.of(Kind.FIELDS_MISSING);
            if (!refused.isEmpty()) return Optional.of(Kind.FIELDS_INVALID);
            answers.putAll(after);
            sentBack = Optional.empty();
            round++;
            return Optional.empty();
        }

        private Set<String> anew(NodeId form) {
            Set<String> anew = new LinkedHashSet<>();
            sentBack.orElseThrow().stream().filter(it -> it.node().equals(form)).forEach(it -> anew.add(it.field()));
            return anew;
        }

        private Map<String, Object> to(NodeId form, Map<String, Object> given) {
            NodeId other = form.equals(ReviewedFlow.SPOUSE) ? ReviewedFlow.APPLICANT : ReviewedFlow.SPOUSE;
            Map<String, Object> to = new LinkedHashMap<>();
            given.forEach((name, answer) -> {
                if (!name.contains(".") && !anew(other).contains(name)) to.putIfAbsent(name, answer);
            });
            given.forEach((name, answer) -> {
                if (name.startsWith(form + ".")) to.put(name.substring(name.indexOf('.') + 1), answer);
            });
            return to;
        }

        void assertIs(WorkflooExecution execution) {
            answers.forEach(
                    (form, kept) -> assertEquals(kept, execution.data().values().get(form)));
            assertEquals(ended.map(List::of).orElse(List.of()), execution.data().labels());
            assertEquals(ended.isPresent(), execution.position().outcome().isPresent());
            if (ended.isPresent()) return;
            if (sentBack.isEmpty()) {
                assertEquals(new AwaitingReview(ReviewedFlow.REVIEW, 1, round), execution.position());
            } else {
                AwaitingCorrection at = (AwaitingCorrection) execution.position();
                assertEquals(sentBack.get(), at.review().fields());
                assertEquals(round, at.round());
            }
        }
    }

    private static <T> T one(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static Either<ExecutionProblem, Progress> review(Run run, String decision, List<String> names) {
        List<ReviewRequest.Item> items = names.stream()
                .map(name -> new ReviewRequest.Item(name, Optional.empty(), Optional.empty()))
                .toList();
        return ReviewStep.of(run)
                .flatMap(step -> step.review(new ReviewRequest(decision, Optional.empty(), items), "eva"));
    }

    private static List<String> names(Random random) {
        List<String> names = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) names.add(one(NAMES, random));
        return names;
    }

    /** Mostly of what was sent back, now and then of something else. */
    private static Map<String, Object> given(Model model, Random random) {
        List<String> names = names(random);
        model.sentBack.ifPresent(fields -> fields.forEach(field -> {
            if (random.nextInt(8) > 0) names.add(random.nextBoolean() ? SHOWN.nameOf(field) : field.toString());
        }));
        Map<String, Object> given = new LinkedHashMap<>();
        for (String name : names) {
            List<Object> choices = ANSWERS.getOrDefault(name.substring(name.indexOf('.') + 1), List.of("?"));
            given.put(name, random.nextInt(3) > 0 ? choices.get(0) : one(choices, random));
        }
        return given;
    }

    @Property(tries = 2_000)
    void goesAsTheModelDoes(@ForAll Random random) {
        List<Progress> begun = ReviewedFlow.reviewed(Scope.production("lender"), FLOW);
        List<ExecutionEvent> events = new ArrayList<>();
        begun.forEach(progress -> events.addAll(progress.events()));
        WorkflooExecution execution = WorkflooExecution.fold(events);
        Model model = new Model(execution);
        for (int i = 0; i < MOVES; i++) {
            Run run = new Run(execution, FLOW, NOON.plusSeconds(i));
            boolean isReview = random.nextInt(10) == 0 ? model.sentBack.isPresent() : model.sentBack.isEmpty();
            String decision = one(List.of("REJECTED", "REJECTED", "REJECTED", "APPROVED", "MAYBE"), random);
            List<String> names = random.nextInt(12) == 0 ? List.of() : names(random);
            Map<String, Object> given = given(model, random);

            Either<ExecutionProblem, Progress> moved = isReview
                    ? review(run, decision, names)
                    : CorrectionStep.of(run)
                            .flatMap(step ->
                                    step.correct(new SentFiles(Value.Context.of(given), new FileSampler(random))));
            Optional<Kind> expected = isReview ? model.review(decision, names) : model.correct(given);

            assertEquals(
                    expected,
                    moved.swap().toJavaOptional().map(ExecutionProblem::kind),
                    () -> decision + names + given);
            moved.peek(progress -> events.addAll(progress.events()));
            execution = moved.map(Progress::execution).getOrElse(execution);
            model.assertIs(execution);
        }
        assertEquals(execution, WorkflooExecution.fold(events));
        Statistics.label("rounds").collect(Math.min(model.round, 4));
        Statistics.label("rounds").coverage(coverage -> coverage.check(3).percentage(share -> share > 5));
    }
}
