package samples.publics.workfloo.http;

final class Hidden {}
