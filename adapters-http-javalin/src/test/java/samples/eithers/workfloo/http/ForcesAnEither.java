package samples.eithers.workfloo.http;

import io.vavr.control.Either;

public final class ForcesAnEither {

    String right(Either<Integer, String> either) {
        return either.get();
    }

    Integer left(Either<Integer, String> either) {
        return either.getLeft();
    }
}
