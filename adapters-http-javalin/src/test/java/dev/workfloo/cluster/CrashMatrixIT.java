package dev.workfloo.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.cluster.CrashPoint.Group;
import dev.workfloo.server.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The process is killed at each point of the flow, and another one takes over. The same, several times and under load, is
 * behind the profile {@code crash-matrix}.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = CrashMatrixIT.PROCESSORS, mode = ResourceAccessMode.READ)
class CrashMatrixIT {

    /** Those that keep all busy write it, and never run beside each other or beside those to whom it matters, which read it. */
    static final String PROCESSORS = "processors";

    private static final int ROUNDS = Integer.getInteger("workfloo.crash-matrix.rounds", 1);
    private static final int CLIENTS = Integer.getInteger("workfloo.crash-matrix.clients", 0);

    /** Twice what is aimed at: a busy machine starts a process slowly. */
    private static final Duration TAKEN_OVER = Duration.ofSeconds(60);

    /** As many calls of one service as a process has under way at once. */
    private static final int CALLS = 24;

    @TempDir
    Path folder;

    private final MatrixTable table = new MatrixTable();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    @Test
    void survivesAKillAtEachPoint() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            int number = round;
            var groups = Stream.of(Group.values())
                    .map(group -> begin(() -> run(group, number)))
                    .toList();
            for (CompletableFuture<Void> group : groups) group.get(5, TimeUnit.MINUTES);
        }

        String printed = table.markdown();
        System.out.println(printed);
        Files.writeString(Path.of("target", "crash-matrix.md"), printed);
        assertEquals(List.of(), List.copyOf(wrong));
        assertEquals(List.of(), table.missed());
        assertTrue(table.longest().compareTo(TAKEN_OVER) <= 0, "taken over after " + table.longest());
    }

    /** The page that shows the table shows it of these points. */
    @Test
    void thePageKnowsThePoints() throws Exception {
        String page = Files.readString(Path.of("docs", "crash-matrix.md"));

        List<String> unknown = Stream.of(CrashPoint.values())
                .map(CrashPoint::words)
                .filter(words -> !page.contains("| " + words + " |"))
                .toList();

        assertEquals(List.of(), unknown);
    }

    private void run(Group group, int round) throws Exception {
        try (TestDeployment deployment = TestDeployment.in(folder);
                Barriers barriers = new Barriers(deployment.url())) {
            Service victim = deployment.start();
            AtomicReference<Api> serving = new AtomicReference<>(deployment.api(victim));
            Crowd crowd = Crowd.of(CLIENTS, deployment, serving::get);
            List<Trial> trials = trials(group, round, deployment, barriers);
            bringToTheirPoints(trials, serving.get());

            victim.kill();

            Instant killed = Instant.now();
            for (Trial trial : trials) trial.point().check(trial);
            barriers.lift();
            deployment.releaseAll();
            serving.set(deployment.api(deployment.start()));
            var resumed = trials.stream()
                    .map(trial -> begin(() -> resume(trial, serving.get())))
                    .toList();
            for (CompletableFuture<Void> one : resumed) one.get(3, TimeUnit.MINUTES);
            judge(deployment, trials, crowd.end(), killed);
        } catch (Exception | AssertionError e) {
            throw new AssertionError(group + ": " + e.getMessage(), e);
        }
    }

    private static List<Trial> trials(Group group, int round, TestDeployment deployment, Barriers barriers) {
        List<CrashPoint> points = new ArrayList<>(CrashPoint.of(group));
        if (group == Group.SATURATED) {
            // Those who call need codes first.
            points.addAll(Collections.nCopies(CALLS, CrashPoint.DURING_CALL));
            points.addAll(Collections.nCopies(TestDeployment.SENDS, CrashPoint.DURING_SEND));
        }
        List<Trial> trials = new ArrayList<>();
        for (CrashPoint point : points) {
            boolean even = (trials.size() + round) % 2 == 0;
            CreditFlow flow = even ? CreditFlow.WITHOUT_ERROR_BRANCHES : CreditFlow.WITH_ERROR_BRANCHES;
            trials.add(new Trial(point, deployment, barriers, point.flow(flow)));
        }
        return trials;
    }

    private static void bringToTheirPoints(List<Trial> trials, Api api) throws Exception {
        for (Trial trial : trials) trial.point().prepare(trial, api);
        for (Trial trial : trials) trial.point().strike(trial, api);
        for (Trial trial : trials) {
            Awaiting.until(
                    "it is reached: " + trial.point().words(),
                    Trial.PATIENCE,
                    () -> trial.point().isReached(trial));
        }
    }

    /** What goes wrong with one trial hides nothing of the others. */
    private void resume(Trial trial, Api api) {
        String point = trial.point().words();
        try {
            if (trial.wasAnswered()) wrong.add(point + ": acknowledged before it was kept");
            trial.point().resume(trial, api);
            trial.applicant().goOn(() -> api);
        } catch (Exception | AssertionError e) {
            wrong.add(point + ": " + e.getMessage());
        }
    }

    private void judge(TestDeployment deployment, List<Trial> trials, List<Applicant> others, Instant killed)
            throws Exception {
        Audit audit = new Audit(deployment);
        for (Trial trial : trials) {
            var takenOver = audit.movedAfter(trial.id(), killed).map(at -> Duration.between(killed, at));
            Audit.Account account = audit.of(trial.applicant());
            table.add(trial.point().words(), account, takenOver);
            account.wrong().forEach(it -> wrong.add(trial.point().words() + ": " + it));
        }
        for (Applicant applicant : others) {
            Audit.Account account = audit.of(applicant);
            table.add("anywhere, under load", account, Optional.empty());
            wrong.addAll(account.wrong());
        }
        int all = trials.size() + others.size();
        wrong.addAll(audit.whole(all));
        if (audit.number("select count(*) from workfloo_execution") != all) wrong.add("an execution was started twice");
    }

    private interface Step {
        void run() throws Exception;
    }

    private static CompletableFuture<Void> begin(Step step) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        step.run();
                        done.complete(null);
                    } catch (Throwable e) {
                        done.completeExceptionally(e);
                    }
                },
                "matrix");
        thread.setDaemon(true);
        thread.start();
        return done;
    }
}
