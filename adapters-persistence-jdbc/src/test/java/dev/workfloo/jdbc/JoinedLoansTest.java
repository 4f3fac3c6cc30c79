package dev.workfloo.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.jdbc.encryption.EncryptionKey;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** What the page on embedding shows does what it says. */
class JoinedLoansTest {

    @EnableTransactionManagement
    static class Transactions {}

    private final JdbcDataSource dataSource = new JdbcDataSource();
    private final Lender lender;

    JoinedLoansTest() {
        dataSource.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        lender = new Lender(dataSource, EncryptionKey.random());
    }

    /** The second start comes behind a row that is there already, and the third is taken back by whoever called it. */
    @Test
    void inTransactionsOfSpring() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.register(Transactions.class);
            context.registerBean(DataSource.class, () -> dataSource);
            context.registerBean(TransactionManager.class, lender::manager);
            context.registerBean(
                    SpringLoans.class,
                    () -> new SpringLoans(
                            new JdbcTemplate(dataSource), lender.workfloo, lender.scope, lender.definition));
            context.refresh();
            SpringLoans loans = context.getBean(SpringLoans.class);

            loans.applyFor("ANA");
            assertThrows(DuplicateKeyException.class, () -> loans.applyFor("ANA"));
            lender.transactions().executeWithoutResult(status -> {
                loans.applyFor("EVA");
                status.setRollbackOnly();
            });
        }

        assertEquals(List.of("ANA"), lender.loans());
        assertEquals(1, lender.listed().size());
    }

    @Test
    void inTransactionsOfPlainJdbc() throws SQLException {
        PlainLoans loans = new PlainLoans(dataSource, lender.store, lender.workfloo, lender.wish());

        assertTrue(loans.applyFor("ANA").isRight());
        assertThrows(SQLException.class, () -> loans.applyFor("ANA"));

        assertEquals(List.of("ANA"), lender.loans());
        assertEquals(1, lender.listed().size());
        assertEquals(List.of("heard a"), lender.told);
    }
}
