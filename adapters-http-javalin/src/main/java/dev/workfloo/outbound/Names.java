package dev.workfloo.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who knows the addresses of names: DNS, but for tests. */
@FunctionalInterface
interface Names {

    InetAddress[] addresses(String host) throws UnknownHostException;
}
