package com.example.lender;

import dev.workfloo.Problem;
import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.execution.ExecutionId;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the lender keeps itself, in Spring's transactions. */
@Service
public class Loans {

    static final Scope SCOPE = Scope.sandbox("lender");
    static final String CREDIT = "657117e1d511b6e54fe2a967";
    static final String STRONG_PAYER = "6571181fd511b6e54fe2a968";

    private final JdbcTemplate jdbc;
    private final Workfloo workfloo;
    private final DefinitionId credit;

    /** Asks for Workfloo first, so that nothing else makes the lender's tables before it. */
    Loans(Workfloo workfloo, DefinitionId credit, JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.workfloo = workfloo;
        this.credit = credit;
    }

    /** The row is the lender's, and within the same transaction an execution starts. */
    @Transactional
    public ExecutionId applyFor(String applicant, Consumer<ExecutionId> afterwards) {
        jdbc.update("insert into loan (applicant, execution) values (?, '')", applicant);
        ExecutionId execution = workfloo.executions()
                .execute(StartWorkfloo.of(SCOPE, credit).inScenario(STRONG_PAYER))
                .getOrElseThrow(Problem::toException)
                .id();
        jdbc.update("update loan set execution = ? where applicant = ?", execution.toString(), applicant);
        afterwards.accept(execution);
        return execution;
    }

    List<String> applicants() {
        return jdbc.queryForList("select applicant from loan order by applicant", String.class);
    }
}
