package com.google.gson;

public final class Gson {
    public String toJson(Object object) {
        return null;
    }
}
