package org.apache.http.message;

import org.apache.http.NameValuePair;

public class BasicNameValuePair implements NameValuePair {
    public BasicNameValuePair(String name, String value) {}

    @Override
    public String getName() {
        return null;
    }

    @Override
    public String getValue() {
        return null;
    }
}
