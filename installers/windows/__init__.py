"""What shops with Windows install, made and tried on Linux: the folder, the launcher, the installer.

Wine runs the Windows Python that freezes the folder, and afterwards the installer as a shop would
have it. What belongs to both systems stays one level up, in installers/build.py.
"""
