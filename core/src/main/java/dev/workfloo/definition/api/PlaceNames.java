package dev.workfloo.definition.api;

/** Names the values of one part of a request, in the order in which they stand there: {@code body.1}. */
final class PlaceNames {

    private final Count count;
    private final String pointer;

    /** How many of a part have a name. */
    private static final class Count {

        private final String part;
        private int named;

        Count(String part) {
            this.part = part;
        }
    }

    /** @param pointer where they stand, as a JSON Pointer inside their node */
    PlaceNames(String part, String pointer) {
        this(new Count(part), pointer);
    }

    private PlaceNames(Count count, String pointer) {
        this.count = count;
        this.pointer = pointer;
    }

    String pointer() {
        return pointer;
    }

    String next() {
        return count.part + "." + ++count.named;
    }

    /** The JSON Pointer of a member of what one points to. */
    static String below(String pointer, String member) {
        return pointer + "/" + member.replace("~", "~0").replace("/", "~1");
    }

    /** Those of a member, or of an item, counted on. */
    PlaceNames below(String member) {
        return new PlaceNames(count, below(pointer, member));
    }
}
