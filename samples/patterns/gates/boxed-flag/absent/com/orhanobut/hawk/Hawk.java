package com.orhanobut.hawk;

public class Hawk {
    public static <T> T get(String key, T otherwise) {
        return otherwise;
    }
}
