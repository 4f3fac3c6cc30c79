package dev.workfloo.jdbc.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.access.Environment;
import dev.workfloo.execution.Start.Channel;
import dev.workfloo.execution.search.SearchTerm;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands in the index was hashed so, and is searched for in no other way; the numbers come from another HMAC-SHA-256. */
class IndexKeyTest {

    private final IndexKey key = new IndexKey(7, 1, bytesUpTo(32));

    private static byte[] bytesUpTo(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) bytes[i] = (byte) i;
        return bytes;
    }

    private long hashed(Environment environment, SearchTerm term) {
        return key.hashed(environment, List.of(term))[0];
    }

    @Test
    void hashesAsItAlwaysDid() {
        assertEquals(3909220728116127617L, hashed(Environment.PRODUCTION, SearchTerm.whole("first_name", "ANA")));
        assertEquals(
                5393918777287560191L,
                hashed(Environment.SANDBOX, SearchTerm.prefix("rfc_pf", "NUÑ").orElseThrow()));
        assertEquals(-840023459842120844L, hashed(Environment.PRODUCTION, SearchTerm.label("año 2026")));
        assertEquals(
                -8278859252477975804L,
                hashed(Environment.PRODUCTION, SearchTerm.origin(Channel.FRONT).orElseThrow()));
    }

    @Test
    void givesEachTermOnceInAscendingOrder() {
        SearchTerm label = SearchTerm.label("año 2026");
        SearchTerm name = SearchTerm.whole("first_name", "ana");

        Long[] hashed = key.hashed(Environment.PRODUCTION, List.of(name, label, name));

        assertArrayEquals(new Long[] {-840023459842120844L, 3909220728116127617L}, hashed);
    }
}
