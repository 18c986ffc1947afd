package com.tencent.mmkv;

public class MMKV {
    public static MMKV defaultMMKV() {
        return null;
    }

    public boolean decodeBool(String key, boolean otherwise) {
        return otherwise;
    }
}
