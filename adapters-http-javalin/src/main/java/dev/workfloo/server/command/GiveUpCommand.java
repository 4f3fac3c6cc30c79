package dev.workfloo.server.command;

import dev.workfloo.application.port.in.ManagePendingWork;
import dev.workfloo.application.port.in.ManagePendingWork.PendingItem;
import dev.workfloo.server.settings.WrongSetting;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code work give-up}: what is held back and is not to be sent. */
@Command(
        name = "give-up",
        mixinStandardHelpOptions = true,
        description = {
            "Gives up a part of what is held back, so that it is not sent when work goes on: callbacks count as given up, and"
                    + " webhooks resend sends them again; a code counts as not sent, and the person can ask for another; a call has"
                    + " failed for good, and its flow goes on where it says for that; reports are forgotten.",
            "Without --yes it only says what it would give up."
        })
final class GiveUpCommand implements Callable<Integer> {

    /** A process that is at work all the same has shown it by then. */
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(6);

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--kind",
            required = true,
            split = ",",
            completionCandidates = PendingItems.KindNames.class,
            description = WorkCommand.KINDS)
    private String @Nullable [] kinds;

    @Option(
            names = "--before",
            required = true,
            description = "only what was to be done first before this time, such as 2026-11-01T00:00Z")
    private String before = "";

    @Option(names = "--workspace", description = WorkCommand.OF_WHOM)
    private @Nullable String workspace;

    @Option(names = "--yes", description = "gives it up")
    private boolean isMeant;

    @Override
    public Integer call() {
        Predicate<PendingItem> asked =
                PendingItems.ofKinds(kinds).and(PendingItems.of(workspace)).and(PendingItems.before(time(before)));
        boolean isAlone = StoredCommand.isAlone(spec);
        return StoredCommand.runOn(spec, (database, out) -> {
            ManagePendingWork work = StoredCommand.workfloo(database).pendingWork();
            Instant since = work.pausedSince()
                    .orElseThrow(
                            () -> new WrongSetting(
                                    "nothing is held back, and may be sent meanwhile: run work pause before, and give up then"));
            if (isMeant && !isAlone) requireNobodyAtWork(work, since, database.clock());
            return giveUp(work, asked, out);
        });
    }

    private int giveUp(ManagePendingWork work, Predicate<PendingItem> asked, PrintWriter out) {
        int count = 0;
        for (PendingItems.Pages pages = new PendingItems.Pages(work, PendingItems.kinds(kinds)); pages.hasNext(); ) {
            PendingItem item = pages.next();
            if (!asked.test(item) || (isMeant && !work.giveUp(item))) continue;
            out.println(PendingItems.line(item));
            count++;
        }
        say(isMeant ? count + " given up" : count + " would be given up; --yes gives them up");
        return 0;
    }

    private void say(String line) {
        new PlainLines(Objects.requireNonNull(spec).commandLine().getErr()).println(line);
    }

    /** What a process had begun before it saw that all is held back must not come back from there. */
    private void requireNobodyAtWork(ManagePendingWork work, Instant since, InstantSource clock) {
        Instant ended = since.plus(ManagePendingWork.ENDED_WITHIN);
        await(Duration.between(clock.instant(), ended.plus(SHOWN_WITHIN)));
        if (work.isWorkedOn(ended)) {
            throw new WrongSetting("another process does work on this database although all is held back, as one of the"
                    + " release before does: stop it, and give up then; nothing was given up");
        }
    }

    private void await(Duration time) {
        if (time.isNegative()) return;
        Duration most = ManagePendingWork.ENDED_WITHIN.plus(SHOWN_WITHIN);
        Duration left = time.compareTo(most) > 0 ? most : time;
        say("what services had begun ends within " + (left.toSeconds() + 1) + " s");
        try {
            TimeUnit.MILLISECONDS.sleep(left.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WrongSetting("was interrupted, and gave nothing up", e);
        }
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new WrongSetting(
                    "--before must be a time with its offset, such as 2026-11-01T00:00Z, not " + text, e);
        }
    }
}
