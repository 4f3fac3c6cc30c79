package dev.workfloo.jdbc.encryption;

import dev.workfloo.StoreDamaged;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What stands before what is encrypted.
 *
 * <table>
 *   <caption>its formats</caption>
 *   <tr><td>1</td><td>format (1). The release before writes it; its key is derived from the only one that there was</td></tr>
 *   <tr><td>2</td><td>format (1), origin of the key (1), id of the key (4)</td></tr>
 * </table>
 *
 * <p>A key of origin 0 is derived from the master key with that id, for the owner. One of origin 1 was drawn for a single value,
 * and stands beside it under the master key.
 */
final class Header {

    static final int BARE = 1;
    static final int NAMED = 2;

    static final int DERIVED = 0;
    static final int OWN = 1;

    private static final int ID_AT = 2;
    private static final int NAMED_BYTES = ID_AT + EncryptionKey.ID_BYTES;

    private final byte[] bytes;

    private Header(byte[] bytes) {
        this.bytes = bytes;
    }

    static Header bare() {
        return new Header(new byte[] {BARE});
    }

    /** @param id of a master key */
    static Header naming(byte[] id) {
        byte[] bytes = new byte[NAMED_BYTES];
        bytes[0] = NAMED;
        bytes[1] = DERIVED;
        System.arraycopy(id, 0, bytes, ID_AT, EncryptionKey.ID_BYTES);
        return new Header(bytes);
    }

    /**
     * The header of what was encrypted.
     *
     * @throws StoreDamaged when it is none of these
     */
    static Header of(byte[] encrypted, int origin, String owner) {
        if (encrypted.length == 0) throw damaged(owner, "is cut off");
        int format = encrypted[0];
        if (format == BARE) return bare();
        if (format != NAMED) throw damaged(owner, format > NAMED ? newer("format " + format) : "has an unknown format");
        if (encrypted.length < NAMED_BYTES) throw damaged(owner, "is cut off");
        if (encrypted[1] > OWN) throw damaged(owner, newer("a key of origin " + encrypted[1]));
        if (encrypted[1] != origin) throw damaged(owner, "is not under a key of origin " + origin);
        return new Header(Arrays.copyOf(encrypted, NAMED_BYTES));
    }

    private static String newer(String what) {
        return "was written by a newer release, with " + what;
    }

    private static StoreDamaged damaged(String owner, String what) {
        return new StoreDamaged("the personal data of " + owner + " " + what);
    }

    /** The same for a key of another origin. */
    Header of(int origin) {
        byte[] others = bytes.clone();
        others[1] = (byte) origin;
        return new Header(others);
    }

    boolean isNamed() {
        return bytes.length > 1;
    }

    /** The id of the key that it names: 8 hex digits. */
    String keyId() {
        return HexFormat.of().formatHex(bytes, ID_AT, NAMED_BYTES);
    }

    int length() {
        return bytes.length;
    }

    byte[] bytes() {
        return bytes;
    }
}
