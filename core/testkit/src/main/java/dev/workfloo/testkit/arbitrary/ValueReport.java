package dev.workfloo.testkit.arbitrary;

import dev.workfloo.rule.Value;
import dev.workfloo.testkit.arbitrary.decision.FactSpace;
import net.jqwik.api.SampleReportingFormat;

/** Has jqwik show values as formulas write them: {@code {income: 8000, born: date("2008-01-15")}}. It is found on the class path. */
public final class ValueReport implements SampleReportingFormat {

    /** Made by jqwik. */
    public ValueReport() {}

    @Override
    public boolean appliesTo(Object value) {
        return value instanceof Value;
    }

    @Override
    public Object report(Object value) {
        return FactSpace.words((Value) value);
    }
}
