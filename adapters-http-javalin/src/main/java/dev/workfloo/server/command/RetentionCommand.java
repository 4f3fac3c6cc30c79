package dev.workfloo.server.command;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.ManageRetention;
import dev.workfloo.application.port.in.ManageRetention.Kept;
import dev.workfloo.execution.Outcome;
import dev.workfloo.retention.RetentionPeriod;
import dev.workfloo.retention.RetentionRule;
import dev.workfloo.retention.RetentionScope;
import dev.workfloo.server.settings.WrongSetting;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code retention show|set|clear}: how long executions and callbacks are kept. */
@Command(
        name = "retention",
        mixinStandardHelpOptions = true,
        description = "Says how long executions and callbacks are kept.")
final class RetentionCommand {

    private static final int NOT_FOUND = 1;
    private static final String ALL = "all";

    @Spec
    private @Nullable CommandSpec spec;

    /** Not before it is needed: how the process logs is said when a command begins, behind the making of all of them. */
    private static Logger log() {
        return LoggerFactory.getLogger("dev.workfloo.server");
    }

    /** Which executions a rule is about. */
    static final class ScopeOptions {

        @Option(names = "--workspace", required = true, description = "whose executions")
        private String workspace = "";

        @Option(
                names = "--environment",
                defaultValue = "both",
                description = "sandbox, production or both. Default: both")
        private String environment = "";

        @Option(
                names = "--outcome",
                defaultValue = ALL,
                description = "of those that ended so: success, error, abandoned or all. Default: all")
        private String outcome = "";

        RetentionScope scope() {
            return new RetentionScope(
                    StoredCommand.workspace(workspace), AccessOptions.environment(environment), outcome(outcome));
        }

        private static Optional<Outcome> outcome(String name) {
            if (name.equalsIgnoreCase(ALL)) return Optional.empty();
            return Optional.of(Arrays.stream(Outcome.values())
                    .filter(it -> it.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> new WrongSetting("--outcome must be success, error, abandoned or all")));
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Prints a workspace's rules, what they come to, and how many executions and callbacks are older now.",
                "Of rules about the same executions the one counts that names environment and outcome, else the one that names"
                        + " the environment, else the one that names the outcome. What no rule speaks of is kept for good."
            })
    int show(@Option(names = "--workspace", required = true, description = "whose executions") String workspace) {
        WorkspaceId id = StoredCommand.workspace(workspace);
        return StoredCommand.run(spec, (workfloo, out) -> {
            out.printf(Locale.ROOT, "%-12s %-10s %-11s %s%n", "ENVIRONMENT", "OUTCOME", "EXECUTIONS", "CALLBACKS");
            workfloo.retention().rules(id).forEach(rule -> out.println(line(rule)));
            out.println();
            print(workfloo.retention().kept(id), out);
            return 0;
        });
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Says how long executions, and their callbacks, are kept after an execution's end; what is not said here stays"
                        + " as it was. Services delete what is older, beginning within a minute: it cannot be brought back."
                        + " Where there is more of it than before, that has to be said. Consent records stay.",
                "Periods are those of ISO 8601, from a day on: P5Y, P6M, P90D, PT36H; or forever."
            })
    int set(
            @Mixin ScopeOptions options,
            @Option(names = "--executions", description = "how long executions are kept") @Nullable String executions,
            @Option(names = "--callbacks", description = "how long callbacks are kept, if not as their execution")
                    @Nullable
                    String callbacks,
            @Mixin RetentionChange change) {
        RetentionScope scope = options.scope();
        RetentionRule rule =
                new RetentionRule(scope, period("--executions", executions), period("--callbacks", callbacks));
        if (rule.equals(RetentionRule.of(scope))) {
            throw new WrongSetting("say how long: --executions, --callbacks or both");
        }
        return StoredCommand.run(
                spec,
                (workfloo, out) -> change.isRehearsal()
                        ? rehearse(workfloo.retention().keptWith(rule), out)
                        : set(workfloo.retention(), rule, change, out));
    }

    private static Optional<RetentionPeriod> period(String option, @Nullable String text) {
        return Optional.ofNullable(text)
                .map(it -> RetentionPeriod.parse(it)
                        .orElseThrow(() -> new WrongSetting(option + " " + RetentionPeriod.FORM)));
    }

    private static int rehearse(List<Kept> then, PrintWriter out) {
        print(then, out);
        out.println("nothing was changed");
        return 0;
    }

    private static int set(ManageRetention retention, RetentionRule rule, RetentionChange change, PrintWriter out) {
        WorkspaceId workspace = rule.scope().workspace();
        change.requireLeave(retention.kept(workspace), retention.keptWith(rule));
        RetentionRule whole = retention.set(rule);
        log().info("retention of {}, {}", workspace, words(whole));
        print(retention.kept(workspace), out);
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Takes back what was said for these executions; other rules count for them then, or they are kept"
                            + " for good. Its status is 1 when nothing was said for exactly these.")
    int clear(@Mixin ScopeOptions options, @Mixin RetentionChange change) {
        RetentionScope scope = options.scope();
        return StoredCommand.run(
                spec,
                (workfloo, out) -> change.isRehearsal()
                        ? rehearse(workfloo.retention().keptWithout(scope), out)
                        : clear(workfloo.retention(), scope, change, out));
    }

    private static int clear(ManageRetention retention, RetentionScope scope, RetentionChange change, PrintWriter out) {
        WorkspaceId workspace = scope.workspace();
        change.requireLeave(retention.kept(workspace), retention.keptWithout(scope));
        if (!retention.clear(scope)) {
            out.println("there is no rule for " + words(scope));
            return NOT_FOUND;
        }
        log().info("retention of {}, {}: its rule was taken back", workspace, words(scope));
        print(retention.kept(workspace), out);
        return 0;
    }

    private static String words(RetentionRule rule) {
        return words(rule.scope()) + ": executions " + text(rule.executions()) + ", callbacks "
                + text(rule.callbacks());
    }

    private static String words(RetentionScope scope) {
        return "environment " + environment(scope) + ", outcome " + outcome(scope);
    }

    private static String environment(RetentionScope scope) {
        return scope.environment().map(AccessOptions::word).orElse("both");
    }

    private static String outcome(RetentionScope scope) {
        return scope.outcome().map(AccessOptions::word).orElse(ALL);
    }

    private static String text(Optional<RetentionPeriod> period) {
        return period.map(RetentionPeriod::toString).orElse("-");
    }

    private static String line(RetentionRule rule) {
        return String.format(
                Locale.ROOT,
                "%-12s %-10s %-11s %s",
                environment(rule.scope()),
                outcome(rule.scope()),
                text(rule.executions()),
                text(rule.callbacks()));
    }

    private static void print(List<Kept> all, PrintWriter out) {
        for (Kept kept : all) {
            out.println(String.format(
                    Locale.ROOT,
                    "%-12s %-10s executions %s, older now: %s; callbacks %s, older now: %s",
                    AccessOptions.word(kept.kind().environment()),
                    AccessOptions.word(kept.kind().outcome()),
                    kept.executions(),
                    RetentionChange.counted(kept.overdueExecutions()),
                    kept.callbacks(),
                    RetentionChange.counted(kept.overdueCallbacks())));
        }
    }
}
