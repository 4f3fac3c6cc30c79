package dev.workfloo.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.Sql;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists of executions with texts that are kept beside them, on a database: they are read only as an item is written. */
class LongTextListTest {

    private static final int LONG = 200_000;

    private static final String LETTER = "657117e1d511b6e54fe2a0e7";

    private static final String LETTER_DOCUMENT = """
            {"id": "657117e1d511b6e54fe2a0e7", "name": "Letter", "start": "letter", "nodes": [
              {"id": "letter", "type": "FORM", "name": "Letter", "sections": [
                {"section": "All", "fields": [
                  {"id": "text", "name": "Text", "type": "TEXT", "maxLength": 1000000}]}]}]}
            """;

    private static final HikariDataSource POOL = TestPostgres.pool("jdbc:h2:mem:long-text-lists");

    private static TestService service;

    private ListingLender lender;

    @BeforeAll
    static void start() {
        service = TestService.over(JdbcStore.on(POOL, EncryptionKey.random()), 40_000_000);
    }

    @AfterAll
    static void stop() {
        service.close();
        POOL.close();
    }

    @BeforeEach
    void openALender() {
        lender = new ListingLender(service);
        lender.publish(LETTER_DOCUMENT);
    }

    /** The newest first. */
    private List<String> started(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(lender.start(LETTER, "{\"text\": \"" + "x".repeat(LONG) + "\"}"));
        }
        Collections.reverse(ids);
        return ids;
    }

    /** They are small together, but for their texts, which would take more room than there is. */
    @Test
    void aPageIsLongerThanTheRoomForItsTexts() {
        List<String> ids = started(40);

        Reply page = lender.second("");
        Reply table = lender.second("format=CSV");

        assertEquals(200, page.status());
        assertEquals(ids, ListingLender.ids(page));
        for (JsonNode item : Json.tree(page.body())) {
            assertEquals(LONG, item.at("/steps/0/form/fields/0/value").asText().length());
        }
        assertEquals(41, table.body().lines().count());
    }

    @Test
    void oneWhoseTextIsDamagedTakesNoneAlong() {
        List<String> ids = started(6);
        String pieces = "update workfloo_document_piece set bytes = X'00' where document_id in"
                + " (select id from workfloo_document where execution_id = ?)";
        for (int damaged : List.of(5, 2, 0)) new Sql(POOL).update(pieces, ids.remove(damaged));

        Reply page = lender.second("");
        Reply first = lender.first("page=1&itemsPerPage=10");

        assertEquals(200, page.status());
        assertEquals(ids, ListingLender.ids(page));
        assertEquals(ids, ListingLender.ids(first, "items"));
    }
}
