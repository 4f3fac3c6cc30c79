package dev.workfloo.jdbc;

import dev.workfloo.Problem;
import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.execution.ExecutionId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** What the page on embedding shows of a host with Spring's transactions. */
class SpringLoans {

    private final JdbcTemplate jdbc;
    private final Workfloo workfloo;
    private final Scope lender;
    private final String credit;

    SpringLoans(JdbcTemplate jdbc, Workfloo workfloo, Scope lender, String credit) {
        this.jdbc = jdbc;
        this.workfloo = workfloo;
        this.lender = lender;
        this.credit = credit;
    }

    @Transactional
    public ExecutionId applyFor(String applicant) {
        jdbc.update("insert into loan (applicant) values (?)", applicant);
        return workfloo.executions()
                .execute(StartWorkfloo.of(lender, credit))
                .getOrElseThrow(Problem::toException)
                .id();
    }
}
