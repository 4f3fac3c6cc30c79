package dev.workfloo.definition.check;

import dev.workfloo.definition.Formula;
import dev.workfloo.definition.TimerNode;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.document.FindingsAt;
import dev.workfloo.rule.Type;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Whether there is a moment until which it waits, and whether the execution is still there by then. */
final class TimerCheck extends NodeCheck<TimerNode> {

    private final Optional<Duration> expiresAfter;

    /** @param expiresAfter how long an execution may take */
    TimerCheck(TimerNode node, Optional<Duration> expiresAfter, FindingsAt findings) {
        super(node, findings);
        this.expiresAfter = expiresAfter;
    }

    @Override
    void checkAlone() {
        node.end()
                .toJavaOptional()
                .filter(wait -> expiresAfter
                        .filter(life -> wait.shortest().compareTo(life) >= 0)
                        .isPresent())
                .ifPresent(wait -> findings.error(
                        "/wait", "is as long as expiresAfter or longer: executions are given up before they go on"));
    }

    @Override
    Type.Context check(RuleCheck rules) {
        node.formulas().forEach(formula -> check(formula, type(formula, rules)));
        return new Type.Context(Map.of());
    }

    /** Its type admits no stars. */
    @Override
    void checkProven(CheckedFlow flow) {
        if (node.until().filter(flow::isSensitive).isPresent()) {
            findings.warning("/until", "reads what is sensitive: all who follow the execution are shown the moment");
        }
    }

    private void check(Formula formula, Type type) {
        Type present = type.present();
        boolean isMoment = Type.DATE.accepts(present) || Type.DATE_TIME.accepts(present);
        if (!isMoment) findings.error(formula.pointer(), "must be a date, or a date and time, but is " + type);
        else if (type.isNullable()) {
            findings.error(
                    formula.pointer(), "may be null: say until when then, such as if x != null then x else today()");
        }
    }
}
