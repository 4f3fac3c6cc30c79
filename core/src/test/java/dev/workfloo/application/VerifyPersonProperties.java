package dev.workfloo.application;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.access.Scope;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.VerifyPerson.Patience;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.verification.BegunValidation;
import dev.workfloo.execution.verification.OtpVerdict;
import dev.workfloo.execution.verification.TokenJudgement;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.testkit.contract.fixture.FakeProvider;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import dev.workfloo.testkit.contract.fixture.OtpFlow;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** Whatever comes in whatever order, in production: what is answered, and where it leads, is what a few lines of arithmetic say. */
class VerifyPersonProperties {

    private static final int ATTEMPTS = 3;
    private static final int FALLBACKS = 2;
    private static final Scope SCOPE = Scope.production("lender");

    /** What happens. */
    private enum Happening {
        RIGHT,
        OLD,
        WRONG,
        EXPIRED,
        UNJUDGED,
        FALL_BACK,
        BEGINS,
        DOWN,
        UNWILLING
    }

    /** What should be known by now. */
    private static final class Model {

        private boolean isBeginning = true;
        private String ended = "";
        private int code;
        private int wrong;
        private int fallbacks;
        private int failures;

        String happens(Happening what) {
            return switch (what) {
                case BEGINS, DOWN, UNWILLING -> worked(what);
                case FALL_BACK -> fallBack();
                case RIGHT, OLD, WRONG, EXPIRED, UNJUDGED -> typed(what);
            };
        }

        private String worked(Happening what) {
            if (!isBeginning) return "";
            if (what == Happening.BEGINS) {
                code++;
                isBeginning = false;
                failures = 0;
            } else if (what == Happening.UNWILLING || failures == 3) {
                failures = 0;
                isBeginning = false;
                if (code == 0) ended = "refused";
            } else {
                failures++;
            }
            return "";
        }

        private String fallBack() {
            if (!ended.isEmpty()) return "ALREADY_FINISHED";
            if (isBeginning) return "OTP_REFUSED";
            if (fallbacks == FALLBACKS) return "OTP_REFUSED";
            fallbacks++;
            isBeginning = true;
            return "";
        }

        private String typed(Happening what) {
            if (!ended.isEmpty()) return "ALREADY_FINISHED";
            if (isBeginning) return "OTP_REFUSED";
            if (what == Happening.UNJUDGED) return "PROVIDER_UNAVAILABLE";
            if (what == Happening.RIGHT) {
                ended = "verified";
                return "right";
            }
            if (what == Happening.EXPIRED) {
                if (fallbacks < FALLBACKS) return "TOKEN_REFUSED";
                ended = "refused";
                return "wrong 0";
            }
            wrong++;
            if (wrong == ATTEMPTS) ended = "refused";
            return "wrong " + (ATTEMPTS - wrong);
        }
    }

    private final MemoryStore store = new MemoryStore();
    private final ManualClock clock = new ManualClock(NOON);
    private final FakeProvider provider = new FakeProvider();

    @Property(tries = 400)
    void doesWhatTheModelSays(@ForAll Random random) {
        List<Workfloo> processes = List.of(
                Workfloo.builder(store, clock, random)
                        .outside(provider.outside())
                        .build(),
                Workfloo.builder(store, clock, random)
                        .outside(provider.outside())
                        .build());
        if (store.definitions().current().isEmpty()) {
            processes
                    .get(0)
                    .definitions()
                    .publish(SCOPE.workspace(), OtpFlow.document())
                    .get();
        }
        ExecutionId id = processes
                .get(0)
                .executions()
                .execute(StartWorkfloo.of(SCOPE, OtpFlow.ID).withForm(OtpFlow.PERSON))
                .get()
                .id();
        Model model = new Model();
        for (int i = 0; i < 14; i++) {
            Happening what = Happening.values()[random.nextInt(Happening.values().length)];
            String expected = model.happens(what);

            String answer = happens(what, id, model, processes.get(random.nextInt(2)));

            assertEquals(expected, answer, what::name);
            assertEquals(model.ended, String.join(",", execution(id).data().labels()), what::name);
            assertEquals(
                    model.isBeginning && model.ended.isEmpty(),
                    execution(id).position().isWorking(),
                    what::name);
            int left = model.ended.isEmpty() ? ATTEMPTS - model.wrong : 0;
            assertEquals(left, processes.get(0).verification().attemptsLeft(SCOPE, id), what::name);
        }
        Statistics.collect(model.ended);
        Statistics.coverage(coverage -> List.of("", "verified", "refused")
                .forEach(end -> coverage.check(end).count(count -> count > 0)));
    }

    private WorkflooExecution execution(ExecutionId id) {
        return store.executions().find(id).orElseThrow();
    }

    private String happens(Happening what, ExecutionId id, Model model, Workfloo process) {
        return switch (what) {
            case BEGINS, DOWN, UNWILLING -> {
                provider.begins = request -> switch (what) {
                    case DOWN -> Either.left(FakeProvider.DOWN);
                    case UNWILLING -> Either.left(FakeProvider.UNWILLING);
                    default -> Either.right(BegunValidation.of("validation-" + model.code));
                };
                clock.pass(Duration.ofSeconds(30));
                store.pendingWork().stream()
                        .filter(work -> work.work().execution().equals(id))
                        .forEach(work -> process.work().perform(work.work()));
                yield "";
            }
            case FALL_BACK ->
                process.verification()
                        .fallBack(SCOPE, id, Patience.NONE)
                        .fold(problem -> problem.kind().name(), moved -> "");
            case RIGHT, OLD, WRONG, EXPIRED, UNJUDGED -> {
                provider.judges = check -> switch (what) {
                    case UNJUDGED -> Either.left(FakeProvider.SILENT);
                    case EXPIRED -> Either.right(TokenJudgement.EXPIRED);
                    default ->
                        Either.right(
                                check.token().equals(check.validation()) ? TokenJudgement.RIGHT : TokenJudgement.WRONG);
                };
                int code = what == Happening.OLD ? model.code - 1 : model.code;
                String token = what == Happening.WRONG ? "typo" : "validation-" + code;
                yield said(process.verification().judge(SCOPE, id, token, Patience.NONE));
            }
        };
    }

    private static String said(Either<WorkflooProblem, OtpVerdict> answer) {
        return answer.fold(
                problem -> problem.kind().name(),
                verdict -> verdict.right() ? "right" : "wrong " + verdict.attemptsLeft());
    }
}
