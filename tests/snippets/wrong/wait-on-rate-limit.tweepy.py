import tweepy

tweepy.Client("app-token", wait_on_rate_limit=True).get_user(username="XDevelopers")
