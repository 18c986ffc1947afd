package org.jsoup;

public interface Connection {
    Connection data(String key, String value);
    Connection timeout(int millis);
}
