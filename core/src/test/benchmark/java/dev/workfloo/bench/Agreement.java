package dev.workfloo.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Whether an engine decides for every applicant what the policy means them to get, found out in a process of its own: one
 * that takes too long or too much memory can be ended.
 */
final class Agreement {

    private static final int TOO_LARGE = 3;

    private Agreement() {}

    /** Empty when it agrees, otherwise why it cannot be measured. A wrong answer ends everything. */
    static Optional<String> missing(Contest contest, int seconds) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                Contest.NO_LOGGING,
                "-classpath",
                System.getProperty("java.class.path"),
                Agreement.class.getName()));
        command.addAll(contest.words());
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            return refused(contest, "not through its applicants after " + seconds + " s");
        }
        if (process.exitValue() == TOO_LARGE) return refused(contest, "more than 2 GB of memory");
        if (process.exitValue() != 0) throw new IllegalStateException(contest.title() + " does not agree");
        return Optional.empty();
    }

    private static Optional<String> refused(Contest contest, String why) {
        if (!contest.competitor().isPeer()) throw new IllegalStateException(contest.title() + ": " + why);
        return Optional.of(why);
    }

    public static void main(String[] words) {
        Contest contest = Contest.parse(List.of(words));
        try {
            check(contest);
            System.exit(0);
        } catch (OutOfMemoryError e) {
            System.exit(TOO_LARGE);
        } catch (RuntimeException e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void check(Contest contest) {
        Policy policy = Policy.of(contest.rows());
        List<Applicant> applicants = policy.applicants(Contest.APPLICANTS);
        long start = System.nanoTime();
        Engine engine = contest.competitor().load(policy, contest.hitPolicy(), applicants);
        double seconds = (System.nanoTime() - start) / 1e9;
        for (int i = 0; i < applicants.size(); i++) {
            Answer meant = policy.rows().get(applicants.get(i).row()).answer();
            Answer given = engine.answer(i);
            if (!given.equals(meant)) {
                throw new IllegalStateException(applicants.get(i) + " should get " + meant + " and gets " + given);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%s: ready after %.2f s, agrees on %d applicants%n",
                contest.title(),
                seconds,
                applicants.size());
    }
}
