package com.umeng.analytics;

public class MobclickAgent {
    public static void onProfileSignIn(String id) {}
}
