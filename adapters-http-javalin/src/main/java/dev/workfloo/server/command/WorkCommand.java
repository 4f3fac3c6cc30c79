package dev.workfloo.server.command;

import dev.workfloo.application.port.in.ManagePendingWork;
import dev.workfloo.application.port.in.ManagePendingWork.PendingItem;
import dev.workfloo.execution.Work;
import dev.workfloo.server.watch.WorkWords;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code work list|pause|resume|give-up}: what is still to be sent, asked and told outside. */
@Command(
        name = "work",
        mixinStandardHelpOptions = true,
        subcommands = GiveUpCommand.class,
        description = "Looks through what is still to be sent, asked and told outside, holds it back, and lets it go.")
final class WorkCommand {

    static final String OF_WHOM = "only this workspace's";
    static final String KINDS = "only of these kinds: ${COMPLETION-CANDIDATES}, separated by commas";

    @Spec
    private @Nullable CommandSpec spec;

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Lists all that is pending, the oldest executions first: to whom it goes, since when it was to be done, when it is"
                        + " due now, how often it was tried, and the key by which they know it again.",
                "Where no receiver is named nobody is turned to: it is a timer, the sandbox answers, it is over, or it may have gone"
                        + " out already and is not repeated. Nothing in the list is personal.",
                "Timers are listed only by --kind timers. Without --kind and --workspace they are counted."
            })
    int list(
            @Option(names = "--workspace", description = OF_WHOM) @Nullable String workspace,
            @Option(
                            names = "--kind",
                            split = ",",
                            completionCandidates = PendingItems.KindNames.class,
                            description = KINDS)
                    String @Nullable [] kinds) {
        Predicate<PendingItem> asked = PendingItems.ofKinds(kinds).and(PendingItems.of(workspace));
        boolean isAll = kinds == null && workspace == null;
        return StoredCommand.run(spec, (workfloo, out) -> {
            ManagePendingWork work = workfloo.pendingWork();
            out.println(PendingItems.HEADING);
            Map<Work.Kind, Integer> counts = new EnumMap<>(Work.Kind.class);
            for (PendingItems.Pages pages = new PendingItems.Pages(work, PendingItems.kinds(kinds));
                    pages.hasNext(); ) {
                PendingItem item = pages.next();
                if (asked.test(item)) out.println(PendingItems.line(item));
                else if (!isAll) continue;
                PendingItems.kind(item).ifPresent(kind -> counts.merge(kind, 1, Integer::sum));
            }
            say(counted(counts) + "; " + held(work));
            return 0;
        });
    }

    private static String counted(Map<Work.Kind, Integer> counts) {
        return counts.isEmpty()
                ? "nothing is pending"
                : counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + WorkWords.plural(count.getKey()))
                        .collect(Collectors.joining(", "));
    }

    private static String held(ManagePendingWork work) {
        return work.pausedSince()
                .map(since -> "all is held back since " + PendingItems.seconds(since) + ", until work resume")
                .orElse("nothing holds it back in the database");
    }

    /** On standard error, beside what is listed. */
    private void say(String line) {
        new PlainLines(Objects.requireNonNull(spec).commandLine().getErr()).println(line);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Holds all work back, in each process on this database: they go on serving reads, answer 503 to what would change"
                        + " something, and send nothing. Processes that run see it within seconds; what they had begun ends within 20 s.",
                "Run it on a database that was restored before any service is started on it."
            })
    int pause() {
        return StoredCommand.run(spec, (workfloo, out) -> {
            Instant since = workfloo.pendingWork().pause();
            out.println("all work is held back since " + PendingItems.seconds(since)
                    + "; work list names it, work resume lets it go");
            return 0;
        });
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Lets work go on, in each process on this database but those with WORKFLOO_WORK=paused.")
    int resume() {
        return StoredCommand.run(spec, (workfloo, out) -> {
            boolean was = workfloo.pendingWork().resume();
            out.println(was ? "work goes on" : "nothing held work back in the database");
            return 0;
        });
    }
}
