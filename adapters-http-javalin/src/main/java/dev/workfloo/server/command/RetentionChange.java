package dev.workfloo.server.command;

import dev.workfloo.application.port.in.ManageRetention;
import dev.workfloo.application.port.in.ManageRetention.Kept;
import dev.workfloo.retention.RetentionPeriod;
import dev.workfloo.server.settings.WrongSetting;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import picocli.CommandLine.Option;

/** What somebody says who changes how long is kept. A slip, such as P5D for P5Y, must not delete anything. */
final class RetentionChange {

    @Option(names = "--dry-run", description = "only says what it would come to, and how many are older now")
    private boolean isRehearsal;

    @Option(
            names = "--delete-older",
            description =
                    "changes it also where more is older then than is now: services delete that within a minute, for good")
    private boolean isDeletion;

    boolean isRehearsal() {
        return isRehearsal;
    }

    /**
     * @param now what is kept
     * @param then what would be, of the same kinds
     * @throws WrongSetting when more would be deleted, and nobody said so
     */
    void requireLeave(List<Kept> now, List<Kept> then) {
        if (isDeletion) return;
        long executions = more(now, then, Kept::executions, Kept::overdueExecutions);
        long callbacks = more(now, then, Kept::callbacks, Kept::overdueCallbacks);
        if (executions + callbacks == 0) return;
        throw new WrongSetting("services would delete for good what is kept now, executions: " + counted(executions)
                + ", callbacks: " + counted(callbacks)
                + "; nothing was changed: --dry-run shows of which kind they are, and --delete-older has them deleted");
    }

    static String counted(long count) {
        return count < ManageRetention.MOST_COUNTED ? Long.toString(count) : count + " or more";
    }

    private static long more(
            List<Kept> now, List<Kept> then, Function<Kept, RetentionPeriod> period, ToLongFunction<Kept> overdue) {
        return IntStream.range(0, then.size())
                .filter(kind -> period.apply(then.get(kind)).isShorterThan(period.apply(now.get(kind))))
                .mapToLong(kind -> more(overdue.applyAsLong(now.get(kind)), overdue.applyAsLong(then.get(kind))))
                .sum();
    }

    /** Where neither was counted to its end, there may be more. */
    private static long more(long now, long then) {
        return now == ManageRetention.MOST_COUNTED ? then : then - now;
    }
}
