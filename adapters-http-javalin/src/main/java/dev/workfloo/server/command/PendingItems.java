package dev.workfloo.server.command;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.ManagePendingWork;
import dev.workfloo.application.port.in.ManagePendingWork.Addressee;
import dev.workfloo.application.port.in.ManagePendingWork.PendingItem;
import dev.workfloo.application.port.in.ManagePendingWork.Subject;
import dev.workfloo.execution.Work;
import dev.workfloo.server.settings.WrongSetting;
import dev.workfloo.server.watch.WorkWords;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Pending work in the words of a command line: which of it is meant, and each piece in a line. */
final class PendingItems {

    private static final int PAGE = 100;
    private static final String LINE = "%-9s %-16s %-11s %-30s %-20s %-20s %5s  %s";

    static final String HEADING =
            String.format(Locale.ROOT, LINE, "KIND", "WORKSPACE", "ENVIRONMENT", "TO", "SINCE", "DUE", "TRIES", "KEY");

    private PendingItems() {}

    /** Only what turns to somebody is given up; all else sends nothing. */
    static Predicate<PendingItem> before(Instant end) {
        return item -> isBefore(item, end);
    }

    private static boolean isBefore(PendingItem item, Instant end) {
        return item.subject()
                .filter(subject -> subject.to().isPresent() && subject.since().isBefore(end))
                .isPresent();
    }

    static Predicate<PendingItem> of(@Nullable String workspace) {
        if (workspace == null) return item -> true;
        WorkspaceId id = StoredCommand.workspace(workspace);
        return item -> item.subject()
                .filter(subject -> subject.scope().workspace().equals(id))
                .isPresent();
    }

    /** Where none is named, all but timers: they turn to nobody, and may be as many as executions are. */
    static Set<Work.Kind> kinds(String @Nullable [] names) {
        if (names == null) return EnumSet.complementOf(EnumSet.of(Work.Kind.WAKE));
        Set<Work.Kind> kinds = EnumSet.noneOf(Work.Kind.class);
        for (String name : names) kinds.add(kind(name));
        return kinds;
    }

    /** What nobody here knows the kind of is shown where no kind is named. */
    static Predicate<PendingItem> ofKinds(String @Nullable [] names) {
        Set<Work.Kind> kinds = kinds(names);
        return item -> kind(item).map(kinds::contains).orElse(names == null);
    }

    private static Work.Kind kind(String name) {
        return Arrays.stream(Work.Kind.values())
                .filter(kind -> WorkWords.plural(kind).equals(name.strip()))
                .findFirst()
                .orElseThrow(() -> new WrongSetting("--kind must be some of " + String.join(", ", new KindNames())));
    }

    static Optional<Work.Kind> kind(PendingItem item) {
        return Work.parse(item.name()).map(Work::kind);
    }

    static String line(PendingItem item) {
        Optional<Subject> subject = item.subject();
        Optional<Addressee> to = subject.flatMap(Subject::to);
        return String.format(
                Locale.ROOT,
                LINE,
                kind(item).map(WorkWords::plural).orElse("unknown"),
                subject.map(it -> it.scope().workspace().name()).orElse("?"),
                subject.map(it -> AccessOptions.word(it.scope().environment())).orElse("?"),
                to.map(Addressee::name).orElse(subject.isPresent() ? "-" : "cannot be read"),
                seconds(subject.map(Subject::since).orElse(item.due())),
                item.isBegun() ? "now" : seconds(item.due()),
                subject.map(it -> Integer.toString(it.tries())).orElse("?"),
                to.map(Addressee::key).orElse(item.name()));
    }

    static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static final class KindNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Work.Kind.values()).map(WorkWords::plural).iterator();
        }
    }

    /** All that is pending, read page by page. */
    static final class Pages implements Iterator<PendingItem> {

        private final ManagePendingWork work;
        private final Set<Work.Kind> kinds;
        private Iterator<PendingItem> page = List.<PendingItem>of().iterator();
        private String last = "";

        /** @param kinds of which more is read than the name */
        Pages(ManagePendingWork work, Set<Work.Kind> kinds) {
            this.work = work;
            this.kinds = kinds;
        }

        @Override
        public boolean hasNext() {
            if (!page.hasNext()) page = work.pending(last, PAGE, kinds).iterator();
            return page.hasNext();
        }

        @Override
        public PendingItem next() {
            PendingItem next = page.next();
            last = next.name();
            return next;
        }
    }
}
