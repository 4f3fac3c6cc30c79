package dev.workfloo.jdbc.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqlTextTest {

    @Test
    void endsStatementsAtSemicolons() {
        assertEquals(List.of("select 1", "select 2"), SqlText.statements("select 1;\n\nselect 2;\n"));
        assertEquals(List.of("select 1"), SqlText.statements("select 1"));
    }

    @Test
    void endsNoStatementInQuotes() {
        String text = "insert into t values (';', 'it''s; so', \";\"), ($$a; b$$), ($x$ $$;$$ $x$)";

        assertEquals(List.of(text), SqlText.statements(text + ";"));
    }

    @Test
    void endsNoStatementInAComment() {
        String text = "-- one; two\nselect 1 /* three; four */";

        assertEquals(List.of(text), SqlText.statements(text + "; -- five; six\n"));
    }

    @Test
    void saysNothingInAComment() {
        assertEquals(List.of(), SqlText.statements("-- nothing;\n;\n/* nothing */\n"));
    }
}
