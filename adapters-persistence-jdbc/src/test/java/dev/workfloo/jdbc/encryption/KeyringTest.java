package dev.workfloo.jdbc.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.StoreDamaged;
import dev.workfloo.StoreUnavailable;
import dev.workfloo.jdbc.encryption.Keyring.Keys;
import dev.workfloo.jdbc.format.WrittenFormats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyringTest {

    private static final String OWNER = "69a42a401cff56f41b0e83e7";
    private static final String WHAT = "state 69a42a401cff56f41b0e83e7 3";
    private static final byte[] PLAIN = "{\"rfc_pf\":\"KIBA801010BPA\"}".getBytes(UTF_8);

    private final EncryptionKey first = EncryptionKey.random();
    private final EncryptionKey second = EncryptionKey.random();
    private final List<String> asked = new ArrayList<>();
    private long nanoTime = Long.MAX_VALUE - 7;
    private boolean isAway;
    private Keys there = new Keys(first, first, List.of(first), List.of(), true);

    private final Keyring ring =
            Keyring.of(List.of(first), known -> answer("usual"), known -> answer("beside"), () -> nanoTime);
    private final Encryption encryption = new Encryption(ring, new WrittenFormats());

    private Keys answer(String whom) {
        asked.add(whom);
        if (isAway) throw new StoreUnavailable("the database does not answer");
        return there;
    }

    private void pass(Duration time) {
        nanoTime += time.toNanos();
    }

    private void secondComes() {
        there = new Keys(first, second, List.of(second, first), List.of(), false);
    }

    private static byte[] under(EncryptionKey key) {
        return new Encryption(Keyring.of(key), new WrittenFormats()).encrypt(PLAIN, OWNER, WHAT);
    }

    private static String id(byte[] encrypted) {
        return HexFormat.of().formatHex(encrypted, 2, 6);
    }

    /** As a process does that was halted when the key came. */
    @Test
    void asksForAKeyThatItMeetsFirstInAValue() {
        byte[] bytes = under(second);
        secondComes();

        assertArrayEquals(PLAIN, encryption.decrypt(bytes, OWNER, WHAT));
        assertArrayEquals(PLAIN, encryption.decrypt(bytes, OWNER, WHAT));

        assertEquals(List.of("usual", "beside"), asked);
    }

    @Test
    void writesUnderTheNewestAndReadsUnderEach() {
        byte[] before = encryption.encrypt(PLAIN, OWNER, WHAT);
        secondComes();
        ring.now();

        byte[] after = encryption.encrypt(PLAIN, OWNER, WHAT);

        assertEquals(List.of(first.id(), second.id()), List.of(id(before), id(after)));
        assertArrayEquals(PLAIN, encryption.decrypt(before, OWNER, WHAT));
        assertArrayEquals(PLAIN, encryption.decrypt(after, OWNER, WHAT));
    }

    @Test
    void asksNowAndThenWhichKeyIsWrittenUnder() {
        pass(Keyring.FRESH);
        encryption.encrypt(PLAIN, OWNER, WHAT);
        secondComes();
        assertEquals(List.of("usual"), asked);

        pass(Duration.ofSeconds(1));
        byte[] bytes = encryption.encrypt(PLAIN, OWNER, WHAT);

        assertEquals(second.id(), id(bytes));
        assertEquals(List.of("usual", "usual"), asked);
    }

    /** No step waits for each value that it writes until somebody gives up. */
    @Test
    void goesOnUnderTheKeyThatItHasWhileNobodyAnswers() {
        isAway = true;
        pass(Keyring.FRESH.plusSeconds(6));
        for (int i = 0; i < 3; i++) assertEquals(first.id(), id(encryption.encrypt(PLAIN, OWNER, WHAT)));
        assertEquals(List.of("usual", "usual"), asked);

        pass(Keyring.LONGEST);
        assertThrows(StoreUnavailable.class, () -> encryption.encrypt(PLAIN, OWNER, WHAT));
        isAway = false;
        secondComes();
        pass(Duration.ofSeconds(1));

        assertEquals(second.id(), id(encryption.encrypt(PLAIN, OWNER, WHAT)));
    }

    /** The release before writes such, and knows no other key. */
    @Test
    void readsWhatNamesNoKeyUnderTheFirstOne() {
        WrittenFormats rolling = new WrittenFormats();
        rolling.rollFrom(WrittenFormats.RELEASE_BEFORE);
        byte[] bare = new Encryption(Keyring.of(first), rolling).encrypt(PLAIN, OWNER, WHAT);
        secondComes();
        ring.now();

        assertArrayEquals(PLAIN, encryption.decrypt(bare, OWNER, WHAT));
        assertEquals(1, bare[0]);
    }

    /** Others may have dropped the first one. */
    @Test
    void namesItsKeyOnceThereIsAnotherThoughItIsRolling() {
        WrittenFormats formats = new WrittenFormats();
        formats.rollFrom(WrittenFormats.RELEASE_BEFORE);
        Encryption rolling = new Encryption(ring, formats);
        assertEquals(1, rolling.encrypt(PLAIN, OWNER, WHAT)[0]);
        assertEquals(64, KeyedHashes.ofCodes(ring).bare("424242").length());

        secondComes();
        pass(Keyring.FRESH.plusSeconds(1));

        assertEquals(second.id(), id(rolling.encrypt(PLAIN, OWNER, WHAT)));
        there = new Keys(second, second, List.of(second), List.of(), true);
        ring.now();
        assertEquals(second.id(), id(rolling.encrypt(PLAIN, OWNER, WHAT)));
        assertTrue(KeyedHashes.ofCodes(ring).bare("424242").startsWith(second.id()));
    }

    @Test
    void asksOnceInAWhileForAKeyThatNobodyKnows() {
        byte[] bytes = under(second);
        for (int i = 0; i < 3; i++) {
            assertThrows(StoreDamaged.class, () -> encryption.decrypt(bytes, OWNER, WHAT));
        }
        assertEquals(List.of("usual", "beside"), asked);

        secondComes();
        pass(Duration.ofSeconds(6));

        assertArrayEquals(PLAIN, encryption.decrypt(bytes, OWNER, WHAT));
    }

    @Test
    void saysWhichKeyIsMissingAndWhichAreThere() {
        EncryptionKey third = EncryptionKey.random();
        secondComes();
        ring.now();

        StoreDamaged refused = assertThrows(StoreDamaged.class, () -> encryption.decrypt(under(third), OWNER, WHAT));

        assertEquals(
                "the personal data of " + OWNER + " is under the encryption key " + third.id()
                        + ", and this process has the keys " + second.id() + ", " + first.id(),
                refused.getMessage());
    }

    @Test
    void readsUnderAKeyThatItWasGivenAndThatDoesNotCountAnyMore() {
        byte[] late = under(first);
        there = new Keys(second, second, List.of(second), List.of(first), true);
        ring.now();

        assertArrayEquals(PLAIN, encryption.decrypt(late, OWNER, WHAT));
    }

    @Test
    void matchesHashesUnderEachKey() {
        KeyedHashes codes = KeyedHashes.ofCodes(ring);
        String before = codes.named("424242");
        secondComes();
        ring.now();
        String after = codes.named("424242");

        assertNotEquals(before, after);
        for (String hash : List.of(before, after)) {
            assertTrue(codes.matches(hash, "424242"));
            assertFalse(codes.matches(hash, "424243"));
        }
        assertTrue(codes.matches(before.substring(8), "424242"), "bare hashes are under the first key");
    }

    /** Until all processes write under the new key, each finds under the old one what another has written. */
    @Test
    void hashesForAllUntilAllKnowTheKey() {
        KeyedHashes startKeys = KeyedHashes.ofStartKeys(ring);
        List<String> alone = startKeys.forms("a key").written();
        secondComes();
        ring.now();
        List<String> meanwhile = startKeys.forms("a key").written();
        there = new Keys(first, second, List.of(second, first), List.of(), true);
        ring.now();
        List<String> later = startKeys.forms("a key").written();

        assertEquals(List.of(meanwhile.get(1)), alone);
        assertEquals(List.of(meanwhile.get(0)), later);
        assertEquals(meanwhile, startKeys.forms("a key").all().toList());
    }

    @Test
    void opensAKeyThatWasSealedUnderAnother() {
        byte[] sealed = second.sealedUnder(first);

        EncryptionKey opened = first.opened(sealed, second.id());

        assertEquals(second.id(), opened.id());
        assertArrayEquals(
                PLAIN, new Encryption(Keyring.of(opened), new WrittenFormats()).decrypt(under(second), OWNER, WHAT));
        assertThrows(StoreDamaged.class, () -> second.opened(sealed, second.id()));
        assertThrows(StoreDamaged.class, () -> first.opened(sealed, first.id()));
        byte[] changed = sealed.clone();
        changed[sealed.length - 1] ^= 1;
        assertThrows(StoreDamaged.class, () -> first.opened(changed, second.id()));
    }
}
