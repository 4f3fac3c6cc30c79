package dev.workfloo.driver;

/**
 * Somebody who answers.
 *
 * @param thorough whether they answer all that they are shown, or what is required alone
 */
public record Person(boolean thorough, Inbox inbox) {

    /** Where codes arrive. Each waits for one that is on its way. */
    public interface Inbox {

        /** The consent code that came last. */
        String nip(String execution) throws Exception;

        /** The one-time code that came last. */
        String token(String execution) throws Exception;

        /** Whether they get nothing at first, and ask for another code, of either kind. */
        default boolean losesTheFirst() {
            return false;
        }

        /** Nothing is sent there, and this one is right. */
        Inbox OF_THE_SANDBOX = new Inbox() {
            @Override
            public String nip(String execution) {
                return "123456";
            }

            @Override
            public String token(String execution) {
                return "123456";
            }

            @Override
            public boolean losesTheFirst() {
                return true;
            }
        };
    }
}
