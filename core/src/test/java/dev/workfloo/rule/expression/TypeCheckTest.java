package dev.workfloo.rule.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.rule.Type;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypeCheckTest {

    static final Known POLICY = Known.of(Map.of(
            "applicant",
            members(
                    "first_name",
                    Type.TEXT,
                    "income",
                    new Type.Num(false, Optional.of(BigDecimal.ZERO), Optional.empty()),
                    "age",
                    new Type.Num(true, Optional.of(new BigDecimal(18)), Optional.of(new BigDecimal(99))),
                    "state",
                    new Type.Text(new LinkedHashSet<>(List.of("AGS", "MEX", "ZAC"))),
                    "birth_date",
                    Type.DATE,
                    "employed",
                    Type.BOOLEAN,
                    "employer",
                    Type.TEXT.orNull(),
                    "dependants",
                    Type.INTEGER.orNull()),
            "bureau",
            members(
                    "score",
                    Type.INTEGER.orNull(),
                    "reported_at",
                    Type.DATE_TIME,
                    "codes",
                    new Type.Sequence(Type.TEXT),
                    "loans",
                    new Type.Sequence(members(
                            "amount", Type.NUMBER,
                            "overdue", Type.NUMBER.orNull(),
                            "opened", Type.DATE,
                            "kind", Type.TEXT))),
            "sat",
            members("regime", Type.TEXT, "income", Type.NUMBER, "since", Type.DATE.orNull())
                    .orNull()));

    static Type members(Object... namesAndTypes) {
        Map<String, Type> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTypes.length; i += 2)
            members.put((String) namesAndTypes[i], (Type) namesAndTypes[i + 1]);
        return new Type.Context(members);
    }

    static Expression parsed(String text) {
        return Parser.expression(text).getOrElseThrow(error -> new AssertionError(text + ": " + error));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "applicant.income >= 8000 and applicant.age between 18 and 65",
                "bureau.score != null and bureau.score >= 700",
                "bureau.score = null or bureau.score >= 700",
                "if bureau.score != null then bureau.score >= 700 else applicant.income > 15000",
                "if bureau.score = null then false else bureau.score >= 700",
                "not(bureau.score = null) and bureau.score > 500",
                "not(bureau.score = null or bureau.score < 500)",
                "sat != null and sat.income > applicant.income / 2",
                "sat.since != null and sat.regime = \"612\" and sat.income > 0",
                "sat.regime = \"612\" and sat.income > 0",
                "sat != null and sat.regime in (\"612\", \"626\") and sat.income > 0",
                "sat.since != null and sat.since < today() - duration(\"P1Y\")",
                "applicant.birth_date + duration(\"P18Y\") <= today()",
                "years and months duration(applicant.birth_date, today()) >= duration(\"P21Y\")",
                "bureau.reported_at > now() - duration(\"P30D\")",
                "now() - bureau.reported_at < duration(\"P30D\")",
                "(today() - applicant.birth_date) / duration(\"P1D\") > 6575",
                "applicant.state in (\"AGS\", \"MEX\")",
                "applicant.state in [\"AGS\", \"MEX\"]",
                "list contains([\"AGS\", \"MEX\"], applicant.state)",
                "count(bureau.loans) > 0 and count(bureau.loans[overdue != null and overdue > 0]) = 0",
                "count(bureau.loans[item.kind = \"mortgage\" and opened < today()]) <= 2",
                "some loan in bureau.loans satisfies loan.amount > 10000 and loan.kind = \"card\"",
                "every loan in bureau.loans satisfies loan.overdue = null or loan.overdue = 0",
                "some a in bureau.loans, b in bureau.codes satisfies a.kind = b",
                "if sum(bureau.loans.amount) != null then sum(bureau.loans.amount) < applicant.income * 3 else true",
                "if sum(bureau.loans[overdue != null].overdue) != null "
                        + "then sum(bureau.loans[overdue != null].overdue) = 0 else true",
                "applicant.dependants != null and applicant.dependants != 0 "
                        + "and applicant.income / applicant.dependants > 2000",
                "if applicant.dependants != null and applicant.dependants > 0 "
                        + "then applicant.income / applicant.dependants > 2000 else true",
                "applicant.employer != null and contains(upper case(applicant.employer), \"SA DE CV\")",
                "string length(applicant.first_name) > 1 and not(starts with(applicant.first_name, \"X\"))",
                "bureau.codes[1] != null and bureau.codes[1] = \"A\"",
                "bureau.codes[1] = \"A\"",
                "floor(applicant.income) = applicant.income and odd(applicant.age)",
                "applicant.dependants != null and applicant.dependants in [0..3] or not(applicant.employed)",
                "(if applicant.employed then \"employed\" else \"free\") = \"free\"",
                "applicant.birth_date.year >= 1980 and bureau.reported_at.hour < 12",
                "{limit: applicant.income * 3}.limit > 50000",
                "max(applicant.income, 5000) > 8000 and min([applicant.age, 30]) >= 18",
                "modulo(applicant.age, 2) = 1",
                "sqrt(applicant.income) > 100",
                "applicant.employed"
            })
    void realConditionsPass(String text) {
        TypeCheck.Result result = TypeCheck.checkCondition(parsed(text), POLICY);

        assertEquals(List.of(), result.mistakes());
        assertEquals(List.of(), result.warnings());
        assertEquals(Type.BOOLEAN, result.type());
    }
}
