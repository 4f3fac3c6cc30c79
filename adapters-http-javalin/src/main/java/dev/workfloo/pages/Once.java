package dev.workfloo.pages;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is made when it is first needed, and then kept. */
public final class Once<T> {

    private final Supplier<T> making;
    private volatile @Nullable T made;

    private Once(Supplier<T> making) {
        this.making = making;
    }

    public static <T> Once<T> of(Supplier<T> making) {
        return new Once<>(making);
    }

    public T get() {
        T kept = made;
        return kept == null ? make() : kept;
    }

    private synchronized T make() {
        T kept = made;
        if (kept == null) {
            kept = making.get();
            made = kept;
        }
        return kept;
    }
}
